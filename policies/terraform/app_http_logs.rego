# METADATA
# title: a web app of Azure keeps no log of requests
# description: |
#   After a break-in nothing tells who sent which request.
#
#   Add `http_logs` to the `logs` of the app.
# custom:
#   id: tf-app-http-logs
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_63"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_app_service, azurerm_linux_web_app, azurerm_windows_web_app]
#   bad: |
#     resource "azurerm_linux_web_app" "shop" {
#       logs {
#         detailed_error_messages = true
#       }
#     }
#   good: |
#     resource "azurerm_linux_web_app" "shop" {
#       logs {
#         http_logs {
#           file_system {
#             retention_in_days = 7
#             retention_in_mb   = 35
#           }
#         }
#       }
#     }
package infralint.terraform.app_http_logs

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["logs", 0, "http_logs"], "bad": {null}, "say": "keeps no log of requests"}],
	"azurerm_linux_web_app": [{"at": ["logs", 0, "http_logs"], "bad": {null}, "say": "keeps no log of requests"}],
	"azurerm_windows_web_app": [{"at": ["logs", 0, "http_logs"], "bad": {null}, "say": "keeps no log of requests"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
