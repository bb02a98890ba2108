# METADATA
# title: a storage account keeps its data in one place
# description: |
#   When the place fails the data is out of reach, or lost.
#
#   Choose `GRS`, `RAGRS`, `GZRS` or `RAGZRS`.
# custom:
#   id: tf-storage-replication
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_206"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#       account_replication_type = "LRS"
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       account_replication_type = "GRS"
#     }
package infralint.terraform.storage_replication

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["account_replication_type"], "want": {"GRS", "RAGRS", "GZRS", "RAGZRS"}, "say": "keeps its data in one place"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
