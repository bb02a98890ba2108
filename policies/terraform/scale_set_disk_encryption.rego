# METADATA
# title: disks of machines are not encrypted on their host
# description: |
#   Temporary disks and caches lie on the host as they are.
#
#   Set `encryption_at_host_enabled = true`.
# custom:
#   id: tf-scale-set-disk-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_151"
#     - "checkov:CKV_AZURE_97"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_linux_virtual_machine_scale_set
#           - azurerm_windows_virtual_machine
#           - azurerm_windows_virtual_machine_scale_set
#   bad: |
#     resource "azurerm_linux_virtual_machine_scale_set" "main" {
#     }
#   good: |
#     resource "azurerm_linux_virtual_machine_scale_set" "main" {
#       encryption_at_host_enabled = true
#     }
package infralint.terraform.scale_set_disk_encryption

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_linux_virtual_machine_scale_set": [{"at": ["encryption_at_host_enabled"], "want": {true, "true", "1"}, "say": "does not encrypt its disks on the host"}],
	"azurerm_windows_virtual_machine_scale_set": [{"at": ["encryption_at_host_enabled"], "want": {true, "true", "1"}, "say": "does not encrypt its disks on the host"}],
	"azurerm_windows_virtual_machine": [{"at": ["encryption_at_host_enabled"], "want": {true, "true", "1"}, "say": "does not encrypt its disks on the host"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
