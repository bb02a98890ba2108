# METADATA
# title: a virtual machine takes extensions
# description: |
#   Who may write to the machine in Azure runs a program in it as root.
#
#   Set `allow_extension_operations = false`.
# custom:
#   id: tf-vm-extensions
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_50"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_linux_virtual_machine, azurerm_windows_virtual_machine]
#   bad: |
#     resource "azurerm_linux_virtual_machine" "main" {
#     }
#   good: |
#     resource "azurerm_linux_virtual_machine" "main" {
#       allow_extension_operations = false
#     }
package infralint.terraform.vm_extensions

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_linux_virtual_machine": [{"at": ["allow_extension_operations"], "want": {false, "false", "0"}, "say": "takes extensions"}],
	"azurerm_windows_virtual_machine": [{"at": ["allow_extension_operations"], "want": {false, "false", "0"}, "say": "takes extensions"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
