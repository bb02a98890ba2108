# METADATA
# title: some attacks on a database raise no alert
# description: |
#   The kinds that are listed are not looked for.
#
#   Leave `disabled_alerts` empty.
# custom:
#   id: tf-sql-alerts-off
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_25"
#     - "trivy:AZU-0028"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mssql_server_security_alert_policy]
#   bad: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#       state           = "Enabled"
#       disabled_alerts = ["Sql_Injection"]
#     }
#   good: |
#     resource "azurerm_mssql_server_security_alert_policy" "main" {
#       state = "Enabled"
#     }
package infralint.terraform.sql_alerts_off

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["disabled_alerts"])} if {
	some r in input.resources.azurerm_mssql_server_security_alert_policy
	is_array(r.values.disabled_alerts)
	some name in r.values.disabled_alerts
	tf.is_known(name)
	name != ""
	msg := sprintf("%s does not look for some attacks", [r.address])
}
