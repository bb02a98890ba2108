# METADATA
# title: a web app of Azure does not trace requests that fail
# description: |
#   When a request fails, nobody can tell where in the server it did.
#
#   Set `failed_request_tracing = true` in `logs`.
# custom:
#   id: tf-app-request-tracing
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_66"
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
#         failed_request_tracing = true
#       }
#     }
package infralint.terraform.app_request_tracing

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["logs", 0, "failed_request_tracing_enabled"], "want": {true, "true", "1"}, "say": "does not trace requests that fail"}],
	"azurerm_linux_web_app": [{"at": ["logs", 0, "failed_request_tracing"], "want": {true, "true", "1"}, "say": "does not trace requests that fail"}],
	"azurerm_windows_web_app": [{"at": ["logs", 0, "failed_request_tracing"], "want": {true, "true", "1"}, "say": "does not trace requests that fail"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
