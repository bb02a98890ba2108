# METADATA
# title: a storage account has no rules for networks
# description: |
#   What keeps others out is a key that is the same for everybody, and a name that can be
#   guessed.
#
#   Add `network_rules` with `default_action = "Deny"`, or switch public access off.
# custom:
#   id: tf-storage-no-network-rules
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_35"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account, azurerm_storage_account_network_rules]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#     }
#
#     resource "azurerm_storage_account_network_rules" "main" {
#       storage_account_id = azurerm_storage_account.main.id
#     }
package infralint.terraform.storage_no_network_rules

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.azurerm_storage_account
	not is_done(r)
	msg := sprintf("%s has no rules for networks", [r.address])
}

is_done(r) if tf.accompanied(r, "azurerm_storage_account_network_rules", "storage_account_id", "id")

is_done(r) if r.values.network_rules

# Without public access there is nothing to bound.
is_done(r) if not object.get(r.values, "public_network_access_enabled", true) in tf.on
