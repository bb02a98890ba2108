# METADATA
# title: a web app of Azure lacks protections
# description: |
#   The app accepts clients without a certificate, speaks HTTP/1.1 only, has no identity
#   of its own so that it needs passwords, or takes uploads by plain FTP.
#
#   Switch on what the app can use.
# custom:
#   id: tf-app-service
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_13"
#     - "checkov:CKV_AZURE_16"
#     - "checkov:CKV_AZURE_17"
#     - "checkov:CKV_AZURE_18"
#     - "checkov:CKV_AZURE_56"
#     - "checkov:CKV_AZURE_71"
#     - "checkov:CKV_AZURE_78"
#     - "trivy:AZU-0001"
#     - "trivy:AZU-0002"
#     - "trivy:AZU-0003"
#     - "trivy:AZU-0005"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_app_service, azurerm_function_app, azurerm_linux_web_app, azurerm_windows_web_app]
#   bad: |
#     resource "azurerm_app_service" "it" {
#       client_cert_enabled = false
#       site_config {
#         http2_enabled = true
#         ftps_state = "fine"
#       }
#       identity {
#         type = "something"
#       }
#       auth_settings {
#         enabled = true
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "it" {
#       client_cert_enabled = true
#       site_config {
#         http2_enabled = true
#         ftps_state = "fine"
#       }
#       identity {
#         type = "something"
#       }
#       auth_settings {
#         enabled = true
#       }
#     }
package infralint.terraform.app_service

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [
		{"at": ["client_cert_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"},
		{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"},
		{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity"},
		{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"},
		{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"},
	],
	"azurerm_function_app": [
		{"at": ["client_cert_enabled"], "want": {true, "true", "1"}, "say": "does not ask for a certificate of clients"},
		{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"},
		{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity"},
		{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"},
		{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"},
	],
	"azurerm_linux_web_app": [
		{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"},
		{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity"},
		{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"},
	],
	"azurerm_windows_web_app": [
		{"at": ["site_config", 0, "http2_enabled"], "want": {true, "true", "1"}, "say": "does not speak HTTP/2"},
		{"at": ["identity", 0, "type"], "bad": {null, ""}, "say": "has no identity"},
		{"at": ["site_config", 0, "ftps_state"], "bad": {"AllAllowed"}, "say": "takes uploads by plain FTP"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
