# METADATA
# title: a web app of Azure keeps no detailed errors
# description: |
#   When the app fails, nobody can tell why.
#
#   Set `detailed_error_messages = true` in `logs`.
# custom:
#   id: tf-app-error-logs
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_65"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_app_service, azurerm_linux_web_app, azurerm_windows_web_app]
#   bad: |
#     resource "azurerm_linux_web_app" "main" {
#     }
#   good: |
#     resource "azurerm_linux_web_app" "main" {
#       logs {
#         detailed_error_messages = true
#       }
#     }
package infralint.terraform.app_error_logs

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["logs", 0, "detailed_error_messages_enabled"], "want": {true, "true", "1"}, "say": "keeps no detailed errors"}],
	"azurerm_linux_web_app": [{"at": ["logs", 0, "detailed_error_messages"], "want": {true, "true", "1"}, "say": "keeps no detailed errors"}],
	"azurerm_windows_web_app": [{"at": ["logs", 0, "detailed_error_messages"], "want": {true, "true", "1"}, "say": "keeps no detailed errors"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
