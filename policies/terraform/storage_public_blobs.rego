# METADATA
# title: a storage account lets containers be public
# description: |
#   Who may create a container may make it public.
#
#   Set `allow_nested_items_to_be_public = false`; true is the default.
# custom:
#   id: tf-storage-public-blobs
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AZURE_47"
#     - "checkov:CKV_AZURE_190"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       allow_nested_items_to_be_public = false
#     }
package infralint.terraform.storage_public_blobs

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["allow_nested_items_to_be_public"], "want": {false, "false", "0"}, "say": "lets containers be public"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What it was called before version 3 of the provider.
is_exempt(r) if r.values.allow_blob_public_access in tf.off
