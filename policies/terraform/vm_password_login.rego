# METADATA
# title: a virtual machine can be logged into with a password
# description: |
#   Passwords for SSH are tried day and night from the whole internet, and one weak one is
#   enough.
#
#   Use keys, or the login of Azure AD, and leave `disable_password_authentication` at its
#   default.
# custom:
#   id: tf-vm-password-login
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_1"
#     - "checkov:CKV_AZURE_149"
#     - "checkov:CKV_AZURE_178"
#     - "checkov:CKV_AZURE_49"
#     - "trivy:AZU-0039"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_linux_virtual_machine
#           - azurerm_linux_virtual_machine_scale_set
#           - azurerm_virtual_machine
#           - azurerm_virtual_machine_scale_set
#   bad: |
#     resource "azurerm_linux_virtual_machine" "main" {
#       disable_password_authentication = false
#     }
#   good: |
#     resource "azurerm_linux_virtual_machine" "main" {
#       disable_password_authentication = true
#     }
package infralint.terraform.vm_password_login

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_linux_virtual_machine": [{"at": ["disable_password_authentication"], "bad": {false, "false", "0"}, "say": "can be logged into with a password"}],
	"azurerm_linux_virtual_machine_scale_set": [{"at": ["disable_password_authentication"], "bad": {false, "false", "0"}, "say": "can be logged into with a password"}],
	"azurerm_virtual_machine": [{"at": ["os_profile_linux_config", 0, "disable_password_authentication"], "bad": {false, "false", "0"}, "say": "can be logged into with a password"}],
	"azurerm_virtual_machine_scale_set": [{"at": ["os_profile_linux_config", 0, "disable_password_authentication"], "bad": {false, "false", "0"}, "say": "can be logged into with a password"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
