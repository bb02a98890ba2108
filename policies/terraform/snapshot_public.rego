# METADATA
# title: a snapshot of a database is shared with everybody
# description: |
#   Everybody with an account at AWS can restore it, and such snapshots are searched for.
#
#   Name accounts in `shared_accounts`.
# custom:
#   id: tf-snapshot-public
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_302"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_snapshot]
#   bad: |
#     resource "aws_db_snapshot" "main" {
#       shared_accounts = ["all"]
#     }
#   good: |
#     resource "aws_db_snapshot" "main" {
#       shared_accounts = ["123456789012"]
#     }
package infralint.terraform.snapshot_public

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_snapshot": [{"at": ["shared_accounts", "*"], "bad": {"all"}, "say": "is shared with everybody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
