# METADATA
# title: requests to the queues of a storage account are not logged
# description: |
#   Nothing tells who read, wrote or deleted messages.
#
#   Switch `read`, `write` and `delete` on in `logging` of `queue_properties`.
# custom:
#   id: tf-storage-queue-log
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_33"
#     - "trivy:AZU-0009"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#       queue_properties {
#         logging {
#           write = true
#           delete = true
#         }
#       }
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       queue_properties {
#         logging {
#           read = true
#           write = true
#           delete = true
#         }
#       }
#     }
package infralint.terraform.storage_queue_log

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [
		{"at": ["queue_properties", 0, "logging", 0, "read"], "want": {true, "true", "1"}, "say": "does not log requests to its queues"},
		{"at": ["queue_properties", 0, "logging", 0, "write"], "want": {true, "true", "1"}, "say": "does not log requests to its queues"},
		{"at": ["queue_properties", 0, "logging", 0, "delete"], "want": {true, "true", "1"}, "say": "does not log requests to its queues"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# It is asked for where there are queue properties, or queues at all.
is_exempt(r) if {
	tf.lacks(r.values, "queue_properties")
	object.get(r.values, "account_kind", "StorageV2") in {"BlobStorage", "BlockBlobStorage", "FileStorage"}
}
