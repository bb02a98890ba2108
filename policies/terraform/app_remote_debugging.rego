# METADATA
# title: a web app of Azure can be debugged from afar
# description: |
#   The debugger opens further ports on the machine of the app. Who gets to them stops the
#   program, reads its memory with all secrets in it and changes what it does.
#
#   Leave `remote_debugging_enabled` off, and switch it on by hand for as long as it is
#   needed.
# custom:
#   id: tf-app-remote-debugging
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_72"
#   since: 0.1.0
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
#         remote_debugging_enabled = true
#       }
#     }
#   good: |
#     resource "azurerm_app_service" "main" {
#       site_config {
#         remote_debugging_enabled = false
#       }
#     }
package infralint.terraform.app_remote_debugging

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_app_service": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_app_service_slot": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_function_app": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_function_app_slot": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_linux_web_app_slot": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_windows_web_app_slot": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_linux_function_app": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
	"azurerm_windows_function_app": [{"at": ["site_config", 0, "remote_debugging_enabled"], "bad": {true, "true", "1"}, "say": "can be debugged from afar"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
