# METADATA
# title: a Data Explorer cluster is encrypted once only
# description: |
#   A second layer holds when the first is broken.
#
#   Set `double_encryption_enabled = true`.
# custom:
#   id: tf-kusto-double-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_75"
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
#       double_encryption_enabled = true
#     }
package infralint.terraform.kusto_double_encryption

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kusto_cluster": [{"at": ["double_encryption_enabled"], "want": {true, "true", "1"}, "say": "is encrypted once only"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
