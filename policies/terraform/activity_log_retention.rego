# METADATA
# title: activity logs are kept for less than a year
# description: |
#   Many break-ins are noticed after months, and then the beginning is gone.
#
#   Set `days = 365` in `retention_policy`; 0 keeps them for ever.
# custom:
#   id: tf-activity-log-retention
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_37"
#     - "trivy:AZU-0031"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_monitor_log_profile]
#   bad: |
#     resource "azurerm_monitor_log_profile" "main" {
#       retention_policy {
#         days = 364
#         enabled = true
#       }
#     }
#   good: |
#     resource "azurerm_monitor_log_profile" "main" {
#       retention_policy {
#         days = 365
#         enabled = true
#       }
#     }
package infralint.terraform.activity_log_retention

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["retention_policy", 0, "days"])} if {
	some r in input.resources.azurerm_monitor_log_profile
	days := tf.int(number_of(tf.lookup(r.values, ["retention_policy", 0, "days"])))
	days < 365
	days != 0
	msg := sprintf("%s keeps activity logs for less than a year", [r.address])
}

number_of(value) := value if value != null

number_of(null) := -1
