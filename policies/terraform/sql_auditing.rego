# METADATA
# title: a database server keeps no audit log
# description: |
#   Nothing tells who read or changed what.
#
#   Add an `azurerm_mssql_server_extended_auditing_policy`.
# custom:
#   id: tf-sql-auditing
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_23"
#     - "trivy:AZU-0027"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mssql_server, azurerm_mssql_server_extended_auditing_policy]
#   bad: |
#     resource "azurerm_mssql_server" "main" {
#     }
#   good: |
#     resource "azurerm_mssql_server" "main" {
#     }
#
#     resource "azurerm_mssql_server_extended_auditing_policy" "main" {
#       server_id = azurerm_mssql_server.main.id
#     }
package infralint.terraform.sql_auditing

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.azurerm_mssql_server
	not is_done(r)
	msg := sprintf("%s keeps no audit log", [r.address])
}

is_done(r) if tf.accompanied(r, "azurerm_mssql_server_extended_auditing_policy", "server_id", "id")

is_done(r) if r.values.extended_auditing_policy
