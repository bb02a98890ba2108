# METADATA
# title: keys and secrets of a vault can be lost, or reached from all networks
# description: |
#   A vault that is purged takes with it all that its keys have encrypted. One without
#   network rules answers everybody, and a secret without an end is never changed.
#
#   Switch purge protection on, deny by default, and give keys and secrets a date of
#   expiry.
# custom:
#   id: tf-key-vault
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_40"
#     - "checkov:CKV_AZURE_41"
#     - "checkov:CKV_AZURE_42"
#     - "checkov:CKV_AZURE_109"
#     - "checkov:CKV_AZURE_110"
#     - "checkov:CKV_AZURE_114"
#     - "trivy:AZU-0013"
#     - "trivy:AZU-0014"
#     - "trivy:AZU-0015"
#     - "trivy:AZU-0016"
#     - "trivy:AZU-0017"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault, azurerm_key_vault_key, azurerm_key_vault_secret]
#   bad: |
#     resource "azurerm_key_vault" "it" {
#       purge_protection_enabled = false
#       network_acls {
#         default_action = "Deny"
#       }
#     }
#   good: |
#     resource "azurerm_key_vault" "it" {
#       purge_protection_enabled = true
#       network_acls {
#         default_action = "Deny"
#       }
#     }
package infralint.terraform.key_vault

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault": [
		{"at": ["purge_protection_enabled"], "want": {true, "true", "1"}, "say": "can be purged"},
		{"at": ["network_acls", 0, "default_action"], "want": {"Deny"}, "say": "can be reached from all networks"},
	],
	"azurerm_key_vault_secret": [
		{"at": ["expiration_date"], "bad": {null, ""}, "say": "never expires"},
		{"at": ["content_type"], "bad": {null, ""}, "say": "does not say what it is"},
	],
	"azurerm_key_vault_key": [{"at": ["expiration_date"], "bad": {null, ""}, "say": "never expires"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
