# METADATA
# title: nobody asks a web app whether it is well
# description: |
#   An instance that answers with errors gets its share of requests all the same.
#
#   Set `health_check_path`.
# custom:
#   id: tf-app-health-check
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_213"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_app_service, azurerm_linux_web_app, azurerm_windows_web_app]
#   bad: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         health_check_path = ""
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         health_check_path = "/healthz"
#       }
#     }
package infralint.terraform.app_health_check

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["site_config", 0, "health_check_path"], "bad": {null, ""}, "say": "is not asked whether it is well"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "health_check_path"], "bad": {null, ""}, "say": "is not asked whether it is well"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "health_check_path"], "bad": {null, ""}, "say": "is not asked whether it is well"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
