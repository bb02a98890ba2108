# METADATA
# title: a web app of Azure lets everybody in without a login
# description: |
#   The platform can ask for a login before a request reaches the app. Without it a hole
#   in the login of the app, or a page that forgets to ask, is open to everybody.
#
#   Switch `auth_settings` or `auth_settings_v2` on, unless the app is for everybody.
# custom:
#   id: tf-app-authentication
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_13"
#     - "checkov:CKV_AZURE_56"
#     - "trivy:AZU-0003"
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
#       auth_settings {
#         enabled = true
#       }
#     }
package infralint.terraform.app_authentication

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
	"azurerm_function_app": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
	"azurerm_linux_web_app": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
	"azurerm_windows_web_app": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
	"azurerm_linux_function_app": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
	"azurerm_windows_function_app": [{"at": ["auth_settings", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not ask who its users are"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# The second version of the settings stands in for the first.
is_exempt(r) if not tf.lookup(r.values, ["auth_settings_v2", 0, "auth_enabled"]) in tf.unset
