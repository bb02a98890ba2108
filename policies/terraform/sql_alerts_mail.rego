# METADATA
# title: alerts of a database go to nobody
# description: |
#   Azure sees the attack, and nobody reads of it.
#
#   Name addresses in `email_addresses`.
# custom:
#   id: tf-sql-alerts-mail
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_26"
#     - "trivy:AZU-0018"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mssql_server_security_alert_policy]
#   bad: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#       email_addresses = []
#     }
#   good: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#       email_addresses = ["ops@example.com"]
#     }
package infralint.terraform.sql_alerts_mail

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_mssql_server_security_alert_policy": [{"at": ["email_addresses"], "bad": {null, []}, "say": "tells nobody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
