# METADATA
# title: alerts of a database do not go to its administrators
# description: |
#   Those who can do something are not told.
#
#   Set `email_account_admins = true`.
# custom:
#   id: tf-sql-alerts-admins
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_27"
#     - "trivy:AZU-0023"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mssql_server_security_alert_policy]
#   bad: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#     }
#   good: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#       email_account_admins = true
#     }
package infralint.terraform.sql_alerts_admins

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_mssql_server_security_alert_policy": [{"at": ["email_account_admins"], "want": {true, "true", "1"}, "say": "does not tell administrators"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
