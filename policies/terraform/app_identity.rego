# METADATA
# title: a web app of Azure has no identity of its own
# description: |
#   To reach a database or a vault the app then needs a password, which is stored
#   somewhere, copied, and never changed.
#
#   Give it a managed identity, and let the identity into what the app uses.
# custom:
#   id: tf-app-identity
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_16"
#     - "checkov:CKV_AZURE_71"
#     - "trivy:AZU-0002"
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
#       identity {
#         type = ""
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       identity {
#         type = "SystemAssigned"
#       }
#     }
package infralint.terraform.app_identity

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
	"azurerm_function_app": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
	"azurerm_linux_web_app": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
	"azurerm_windows_web_app": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
	"azurerm_linux_function_app": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
	"azurerm_windows_function_app": [{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
