# METADATA
# title: queries that are kept are not encrypted with a key of your own
# description: |
#   Performance Insights keep the texts of queries, with what people look for in them.
#
#   Name a key in `performance_insights_kms_key_id`.
# custom:
#   id: tf-performance-insights-key
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_354"
#     - "trivy:AWS-0078"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance, aws_rds_cluster_instance]
#   bad: |
#     resource "aws_db_instance" "main" {
#       performance_insights_enabled = true
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       performance_insights_enabled    = true
#       performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:1:key/1"
#     }
package infralint.terraform.performance_insights_key

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["performance_insights_kms_key_id"])} if {
	some r in tf.resources({"aws_db_instance", "aws_rds_cluster_instance"})
	tf.is_true(r.values.performance_insights_enabled)
	tf.is_missing(r.values, "performance_insights_kms_key_id")
	msg := sprintf("%s keeps queries that are not encrypted with a key of its own", [r.address])
}
