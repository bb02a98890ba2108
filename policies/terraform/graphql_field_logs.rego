# METADATA
# title: an AppSync API does not log what fails in a field
# description: |
#   Requests that fail in part leave no trace.
#
#   Set `field_log_level` to `ERROR` or `ALL`.
# custom:
#   id: tf-graphql-field-logs
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_194"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_appsync_graphql_api]
#   bad: |
#     resource "aws_appsync_graphql_api" "main" {
#       log_config {
#         field_log_level = "NONE"
#       }
#     }
#   good: |
#     resource "aws_appsync_graphql_api" "main" {
#       log_config {
#         field_log_level = "ERROR"
#       }
#     }
package infralint.terraform.graphql_field_logs

import data.infralint.lib.terraform as tf

rows := {
	"aws_appsync_graphql_api": [{"at": ["log_config", 0, "field_log_level"], "want": {"ERROR", "ALL", "INFO", "DEBUG"}, "say": "does not log what fails in a field"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
