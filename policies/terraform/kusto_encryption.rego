# METADATA
# title: disks of a Data Explorer cluster are not encrypted as asked
# description: |
#   Who gets at a disk reads it.
#
#   Set `disk_encryption_enabled = true`.
# custom:
#   id: tf-kusto-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_74"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kusto_cluster]
#   bad: |
#     resource "azurerm_kusto_cluster" "main" {
#     }
#   good: |
#     resource "azurerm_kusto_cluster" "main" {
#       disk_encryption_enabled = true
#     }
package infralint.terraform.kusto_encryption

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kusto_cluster": [{"at": ["disk_encryption_enabled"], "want": {true, "true", "1"}, "say": "does not encrypt its disks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
