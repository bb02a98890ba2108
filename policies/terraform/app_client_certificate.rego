# METADATA
# title: a web app of Azure accepts clients without a certificate
# description: |
#   Whoever finds the address of the app may send it requests. A certificate keeps out all
#   but the programs that were given one.
#
#   Set `client_certificate_enabled` (`client_cert_enabled` of the older resources) where
#   only programs call the app.
# custom:
#   id: tf-app-client-certificate
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_17"
#     - "trivy:AZU-0001"
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
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       client_cert_enabled = true
#     }
package infralint.terraform.app_client_certificate

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["client_cert_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"}],
	"azurerm_function_app": [{"at": ["client_cert_mode"], "want": {"Required"}, "say": "does not ask for a certificate of clients"}],
	"azurerm_linux_web_app": [{"at": ["client_certificate_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"}],
	"azurerm_windows_web_app": [{"at": ["client_certificate_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"}],
	"azurerm_linux_function_app": [{"at": ["client_certificate_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"}],
	"azurerm_windows_function_app": [{"at": ["client_certificate_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
