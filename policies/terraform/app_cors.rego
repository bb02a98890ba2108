# METADATA
# title: a web app of Azure lets scripts of every site read its answers
# description: |
#   With `*` as the allowed origin any page that a user opens may call the app from the
#   browser of the user, and read what comes back.
#
#   Name the sites that need it.
# custom:
#   id: tf-app-cors
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_57"
#     - "checkov:CKV_AZURE_62"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_app_service
#           - azurerm_app_service_slot
#           - azurerm_function_app
#           - azurerm_function_app_slot
#           - azurerm_linux_function_app
#           - azurerm_linux_web_app
#           - azurerm_linux_web_app_slot
#           - azurerm_windows_function_app
#           - azurerm_windows_web_app
#           - azurerm_windows_web_app_slot
#   bad: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         cors {
#           allowed_origins = ["*"]
#         }
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         cors {
#           allowed_origins = ["https://example.com"]
#         }
#       }
#     }
package infralint.terraform.app_cors

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_app_service_slot": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_function_app": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_function_app_slot": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_linux_web_app_slot": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_windows_web_app_slot": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_linux_function_app": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
	"azurerm_windows_function_app": [{"at": ["site_config", 0, "cors", 0, "allowed_origins", "*"], "bad": {"*"}, "say": "lets scripts of every site read its answers"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
