# METADATA
# title: a search domain keeps no audit log
# description: |
#   Nothing tells who read or changed what.
#
#   Add `log_publishing_options` with `log_type = "AUDIT_LOGS"`.
# custom:
#   id: tf-search-audit-log
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_317"
#     - "trivy:AWS-0042"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elasticsearch_domain, aws_opensearch_domain]
#   bad: |
#     resource "aws_opensearch_domain" "main" {
#       log_publishing_options {
#         log_type                 = "INDEX_SLOW_LOGS"
#         cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:1:log-group:search"
#       }
#     }
#   good: |
#     resource "aws_opensearch_domain" "main" {
#       log_publishing_options {
#         log_type                 = "AUDIT_LOGS"
#         cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:1:log-group:search"
#       }
#     }
package infralint.terraform.search_audit_log

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in tf.resources({"aws_elasticsearch_domain", "aws_opensearch_domain"})
	not tf.has_unknown(r.values, "log_publishing_options")
	count([b | some [_, b] in tf.blocks(r.values, "log_publishing_options"); is_audit(b)]) == 0
	msg := sprintf("%s keeps no audit log", [r.address])
}

is_audit(block) if {
	not tf.is_known(block.log_type)
}

is_audit(block) if {
	block.log_type == "AUDIT_LOGS"
	not tf.is_false(object.get(block, "enabled", true))
}
