# METADATA
# title: a Cosmos database is opened by keys
# description: |
#   A key belongs to nobody and is never changed.
#
#   Set `local_authentication_disabled = true`.
# custom:
#   id: tf-cosmos-local-login
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_140"
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
#       local_authentication_disabled = true
#     }
package infralint.terraform.cosmos_local_login

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_cosmosdb_account": [{"at": ["local_authentication_disabled"], "want": {true, "true", "1"}, "say": "is opened by keys"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
