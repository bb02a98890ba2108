# METADATA
# title: a web app is put to sleep
# description: |
#   The first request after a pause takes half a minute.
#
#   Leave `always_on` on.
# custom:
#   id: tf-app-always-on
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_214"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_linux_web_app, azurerm_windows_web_app]
#   bad: |
#     resource "azurerm_linux_web_app" "main" {
#       site_config {
#         always_on = false
#       }
#     }
#   good: |
#     resource "azurerm_linux_web_app" "main" {
#       site_config {
#         always_on = true
#       }
#     }
package infralint.terraform.app_always_on

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "always_on"], "bad": {false, "false", "0"}, "say": "is put to sleep"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "always_on"], "bad": {false, "false", "0"}, "say": "is put to sleep"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
