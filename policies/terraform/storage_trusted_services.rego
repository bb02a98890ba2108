# METADATA
# title: a storage account keeps Azure out
# description: |
#   With rules for networks, backups, logs and monitoring of Azure do not get in, unless
#   they are let in by name.
#
#   Add `AzureServices` to `bypass`.
# custom:
#   id: tf-storage-trusted-services
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_36"
#     - "trivy:AZU-0010"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account, azurerm_storage_account_network_rules]
#   bad: |
#     resource "azurerm_storage_account" "logs" {
#       network_rules {
#         default_action = "Deny"
#         bypass         = ["Metrics"]
#       }
#     }
#   good: |
#     resource "azurerm_storage_account" "logs" {
#       network_rules {
#         default_action = "Deny"
#         bypass         = ["Metrics", "AzureServices"]
#       }
#     }
package infralint.terraform.storage_trusted_services

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["network_rules", i, "bypass"])} if {
	some r in input.resources.azurerm_storage_account
	some [i, rules] in tf.blocks(r.values, "network_rules")
	keeps_out(rules.bypass)
	msg := sprintf("%s keeps services of Azure out", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["bypass"])} if {
	some r in input.resources.azurerm_storage_account_network_rules
	keeps_out(r.values.bypass)
	msg := sprintf("%s keeps services of Azure out", [r.address])
}

# Without a list they are let in.
keeps_out(bypass) if {
	is_array(bypass)
	every name in bypass {
		tf.is_known(name)
		name != "AzureServices"
	}
}
