# METADATA
# title: fixes are not installed
# description: |
#   Known holes of the engine stay open until somebody remembers.
#
#   Leave `auto_minor_version_upgrade` on.
# custom:
#   id: tf-minor-upgrades
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_207"
#     - "checkov:CKV_AWS_222"
#     - "checkov:CKV_AWS_226"
#     - "checkov:CKV_AWS_322"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_db_instance
#           - aws_dms_replication_instance
#           - aws_elasticache_cluster
#           - aws_elasticache_replication_group
#           - aws_mq_broker
#           - aws_rds_cluster_instance
#   bad: |
#     resource "aws_db_instance" "main" {
#       auto_minor_version_upgrade = false
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       auto_minor_version_upgrade = true
#     }
package infralint.terraform.minor_upgrades

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["auto_minor_version_upgrade"], "bad": {false, "false", "0"}, "say": "does not install fixes"}],
	"aws_rds_cluster_instance": [{"at": ["auto_minor_version_upgrade"], "bad": {false, "false", "0"}, "say": "does not install fixes"}],
	"aws_dms_replication_instance": [{"at": ["auto_minor_version_upgrade"], "want": {true, "true", "1"}, "say": "does not install fixes"}],
	"aws_mq_broker": [{"at": ["auto_minor_version_upgrade"], "want": {true, "true", "1"}, "say": "does not install fixes"}],
	"aws_elasticache_cluster": [{"at": ["auto_minor_version_upgrade"], "bad": {false, "false", "0"}, "say": "does not install fixes"}],
	"aws_elasticache_replication_group": [{"at": ["auto_minor_version_upgrade"], "bad": {false, "false", "0"}, "say": "does not install fixes"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
