# METADATA
# title: snapshots do not have the tags of what they are of
# description: |
#   Nobody can tell later whose they are and how long they are to be kept.
#
#   Set `copy_tags_to_snapshot = true`.
# custom:
#   id: tf-copy-tags
#   severity: note
#   tags: [style]
#   peers:
#     - "checkov:CKV2_AWS_60"
#     - "checkov:CKV_AWS_313"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance, aws_rds_cluster]
#   bad: |
#     resource "aws_db_instance" "main" {
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       copy_tags_to_snapshot = true
#     }
package infralint.terraform.copy_tags

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["copy_tags_to_snapshot"], "want": {true, "true", "1"}, "say": "does not copy its tags"}],
	"aws_rds_cluster": [{"at": ["copy_tags_to_snapshot"], "want": {true, "true", "1"}, "say": "does not copy its tags"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
