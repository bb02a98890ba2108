# METADATA
# title: a database shows nothing of its machine
# description: |
#   When it is slow, nothing tells whether the disk, the memory or a process is.
#
#   Set `monitoring_interval` to 60 or less, with a role.
# custom:
#   id: tf-database-monitoring
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_118"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance, aws_rds_cluster_instance]
#   bad: |
#     resource "aws_db_instance" "main" {
#       monitoring_interval = 0
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       monitoring_interval = 60
#     }
package infralint.terraform.database_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["monitoring_interval"], "bad": {null, 0, "0"}, "say": "shows nothing of its machine"}],
	"aws_rds_cluster_instance": [{"at": ["monitoring_interval"], "bad": {null, 0, "0"}, "say": "shows nothing of its machine"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
