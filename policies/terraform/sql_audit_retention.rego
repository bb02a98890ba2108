# METADATA
# title: audit logs of a database are kept for less than 90 days
# description: |
#   Many break-ins are noticed after months, and then the beginning is gone.
#
#   Set `retention_in_days = 90` or more; 0, the default, keeps them for ever.
# custom:
#   id: tf-sql-audit-retention
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_24"
#     - "checkov:CKV_AZURE_46"
#     - "trivy:AZU-0025"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mssql_database_extended_auditing_policy]
#   bad: |
#     resource "azurerm_mssql_database_extended_auditing_policy" "main" {
#       retention_in_days = 89
#     }
#   good: |
#     resource "azurerm_mssql_database_extended_auditing_policy" "main" {
#       retention_in_days = 90
#     }
package infralint.terraform.sql_audit_retention

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["retention_in_days"])} if {
	some r in input.resources.azurerm_mssql_database_extended_auditing_policy
	days := tf.int(number_of(tf.lookup(r.values, ["retention_in_days"])))
	days < 90
	days != 0
	msg := sprintf("%s keeps audit logs for less than 90 days", [r.address])
}

number_of(value) := value if value != null
