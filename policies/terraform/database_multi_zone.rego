# METADATA
# title: a database runs in one zone
# description: |
#   When the zone fails, or the machine is patched, the database is gone for as long as
#   that takes.
#
#   Set `multi_az = true`, for what is needed all the time.
# custom:
#   id: tf-database-multi-zone
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_157"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance]
#   bad: |
#     resource "aws_db_instance" "main" {
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       multi_az = true
#     }
package infralint.terraform.database_multi_zone

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["multi_az"], "want": {true, "true", "1"}, "say": "runs in one zone"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
