# METADATA
# title: the catalogue of Glue is not encrypted
# description: |
#   It holds the names and places of all data, and passwords of databases.
#
#   Set `catalog_encryption_mode = "SSE-KMS"` and `return_connection_password_encrypted =
#   true`.
# custom:
#   id: tf-glue-catalog-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_94"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_glue_data_catalog_encryption_settings]
#   bad: |
#     resource "aws_glue_data_catalog_encryption_settings" "main" {
#       data_catalog_encryption_settings {
#         encryption_at_rest {
#           catalog_encryption_mode = "DISABLED"
#         }
#         connection_password_encryption {
#           return_connection_password_encrypted = true
#         }
#       }
#     }
#   good: |
#     resource "aws_glue_data_catalog_encryption_settings" "main" {
#       data_catalog_encryption_settings {
#         encryption_at_rest {
#           catalog_encryption_mode = "SSE-KMS"
#         }
#         connection_password_encryption {
#           return_connection_password_encrypted = true
#         }
#       }
#     }
package infralint.terraform.glue_catalog_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_glue_data_catalog_encryption_settings": [
		{"at": ["data_catalog_encryption_settings", 0, "encryption_at_rest", 0, "catalog_encryption_mode"], "want": {"SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"}, "say": "is not encrypted"},
		{"at": ["data_catalog_encryption_settings", 0, "connection_password_encryption", 0, "return_connection_password_encrypted"], "want": {true, "true", "1"}, "say": "gives out passwords as they are"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
