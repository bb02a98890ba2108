# METADATA
# title: nothing tells which queries make a database slow
# description: |
#   When it is slow, somebody has to guess.
#
#   Set `performance_insights_enabled = true`.
# custom:
#   id: tf-performance-insights
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_353"
#     - "trivy:AWS-0133"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance, aws_rds_cluster_instance]
#   bad: |
#     resource "aws_db_instance" "main" {
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       performance_insights_enabled = true
#     }
package infralint.terraform.performance_insights

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["performance_insights_enabled"], "want": {true, "true", "1"}, "say": "does not show its slow queries"}],
	"aws_rds_cluster_instance": [{"at": ["performance_insights_enabled"], "want": {true, "true", "1"}, "say": "does not show its slow queries"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
