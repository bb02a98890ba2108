# METADATA
# title: a database is encrypted once only
# description: |
#   A second layer, with other keys, holds when the first is broken. Rules of some trades
#   ask for it.
#
#   Set `infrastructure_encryption_enabled = true`.
# custom:
#   id: tf-database-double-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_130"
#     - "checkov:CKV_AZURE_96"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mysql_server, azurerm_postgresql_server]
#   bad: |
#     resource "azurerm_mysql_server" "main" {
#     }
#   good: |
#     resource "azurerm_mysql_server" "main" {
#       infrastructure_encryption_enabled = true
#     }
package infralint.terraform.database_double_encryption

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_mysql_server": [{"at": ["infrastructure_encryption_enabled"], "want": {true, "true", "1"}, "say": "is encrypted once only"}],
	"azurerm_postgresql_server": [{"at": ["infrastructure_encryption_enabled"], "want": {true, "true", "1"}, "say": "is encrypted once only"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
