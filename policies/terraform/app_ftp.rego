# METADATA
# title: a web app of Azure takes uploads by plain FTP
# description: |
#   FTP sends the password of the publisher and the program itself as plain text. Who is
#   on the way reads the first and changes the second.
#
#   Set `ftps_state = "Disabled"` or `"FtpsOnly"` in `site_config`. The older resources
#   take plain FTP unless told otherwise.
# custom:
#   id: tf-app-ftp
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_78"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_app_service
#           - azurerm_function_app
#           - azurerm_linux_function_app
#           - azurerm_linux_web_app
#           - azurerm_windows_function_app
#           - azurerm_windows_web_app
#   bad: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         ftps_state = "AllAllowed"
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         ftps_state = "FtpsOnly"
#       }
#     }
package infralint.terraform.app_ftp

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed", null}, "say": "takes uploads by plain FTP"}],
	"azurerm_function_app": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed", null}, "say": "takes uploads by plain FTP"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"}],
	"azurerm_linux_function_app": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"}],
	"azurerm_windows_function_app": [{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
