# METADATA
# title: some activities in a subscription are not recorded
# description: |
#   Nothing tells who deleted or changed what.
#
#   List `Action`, `Delete` and `Write` in `categories`.
# custom:
#   id: tf-activity-log-categories
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_38"
#     - "trivy:AZU-0033"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_monitor_log_profile]
#   bad: |
#     resource "azurerm_monitor_log_profile" "main" {
#       categories = ["Action"]
#     }
#   good: |
#     resource "azurerm_monitor_log_profile" "main" {
#       categories = ["Action", "Delete", "Write"]
#     }
package infralint.terraform.activity_log_categories

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["categories"])} if {
	some r in input.resources.azurerm_monitor_log_profile
	given := object.get(r.values, "categories", [])
	is_array(given)
	every name in given {
		tf.is_known(name)
	}
	lacking := {"Action", "Delete", "Write"} - {name | some name in given}
	count(lacking) > 0
	msg := sprintf("%s does not record %s", [r.address, concat(", ", sort([name | some name in lacking]))])
}
