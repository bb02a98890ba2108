# METADATA
# title: keys of a Cosmos database change its settings
# description: |
#   Who has a key of the data may also change and delete databases, past all roles.
#
#   Set `access_key_metadata_writes_enabled = false`.
# custom:
#   id: tf-cosmos-key-writes
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_132"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_cosmosdb_account]
#   bad: |
#     resource "azurerm_cosmosdb_account" "main" {
#     }
#   good: |
#     resource "azurerm_cosmosdb_account" "main" {
#       access_key_metadata_writes_enabled = false
#     }
package infralint.terraform.cosmos_key_writes

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_cosmosdb_account": [{"at": ["access_key_metadata_writes_enabled"], "want": {false, "false", "0"}, "say": "lets keys change its settings"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
