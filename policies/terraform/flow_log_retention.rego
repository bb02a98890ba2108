# METADATA
# title: flow logs of a network are kept for less than 90 days
# description: |
#   Many break-ins are noticed after months, and then the beginning is gone.
#
#   Set `days = 90` or more in `retention_policy`; 0 keeps them for ever.
# custom:
#   id: tf-flow-log-retention
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_12"
#     - "trivy:AZU-0049"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_network_watcher_flow_log]
#   bad: |
#     resource "azurerm_network_watcher_flow_log" "main" {
#       retention_policy {
#         days = 89
#         enabled = true
#       }
#     }
#   good: |
#     resource "azurerm_network_watcher_flow_log" "main" {
#       retention_policy {
#         days = 90
#         enabled = true
#       }
#     }
package infralint.terraform.flow_log_retention

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["retention_policy", 0, "days"])} if {
	some r in input.resources.azurerm_network_watcher_flow_log
	days := tf.int(number_of(tf.lookup(r.values, ["retention_policy", 0, "days"])))
	days < 90
	days != 0
	msg := sprintf("%s keeps flow logs for less than 90 days", [r.address])
}

number_of(value) := value if value != null

number_of(null) := -1
