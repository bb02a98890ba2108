# METADATA
# title: a key is switched off
# description: |
#   What is encrypted with it cannot be read, and nobody can tell whether that is meant.
#
#   Leave `is_enabled` on, or delete the key.
# custom:
#   id: tf-kms-disabled
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_227"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_kms_key, aws_kms_replica_key]
#   bad: |
#     resource "aws_kms_key" "main" {
#       is_enabled = false
#     }
#   good: |
#     resource "aws_kms_key" "main" {
#       is_enabled = true
#     }
package infralint.terraform.kms_disabled

import data.infralint.lib.terraform as tf

rows := {
	"aws_kms_key": [{"at": ["is_enabled"], "bad": {false, "false", "0"}, "say": "is switched off"}],
	"aws_kms_replica_key": [{"at": ["enabled"], "bad": {false, "false", "0"}, "say": "is switched off"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
