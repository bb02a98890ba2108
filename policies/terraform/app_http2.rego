# METADATA
# title: a web app of Azure speaks HTTP/1.1 only
# description: |
#   HTTP/2 sends many requests over one connection, with less to parse and less to get
#   wrong, and browsers are faster with it.
#
#   Set `http2_enabled = true` in `site_config`.
# custom:
#   id: tf-app-http2
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_18"
#     - "checkov:CKV_AZURE_67"
#     - "trivy:AZU-0005"
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
#       site_config {
#         http2_enabled = true
#       }
#     }
package infralint.terraform.app_http2

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
	"azurerm_function_app": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
	"azurerm_linux_function_app": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
	"azurerm_windows_function_app": [{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
