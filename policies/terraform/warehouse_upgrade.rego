# METADATA
# title: a warehouse is not upgraded
# description: |
#   Known holes stay open.
#
#   Leave `allow_version_upgrade` on.
# custom:
#   id: tf-warehouse-upgrade
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_141"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_redshift_cluster]
#   bad: |
#     resource "aws_redshift_cluster" "main" {
#       allow_version_upgrade = false
#     }
#   good: |
#     resource "aws_redshift_cluster" "main" {
#       allow_version_upgrade = true
#     }
package infralint.terraform.warehouse_upgrade

import data.infralint.lib.terraform as tf

rows := {
	"aws_redshift_cluster": [{"at": ["allow_version_upgrade"], "bad": {false, "false", "0"}, "say": "is not upgraded"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
