# METADATA
# title: an AppSync API writes no logs
# description: |
#   After a break-in nothing tells who asked for what.
#
#   Add a `log_config`.
# custom:
#   id: tf-graphql-logging
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_193"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_appsync_graphql_api]
#   bad: |
#     resource "aws_appsync_graphql_api" "main" {
#       log_config {
#         cloudwatch_logs_role_arn = ""
#       }
#     }
#   good: |
#     resource "aws_appsync_graphql_api" "main" {
#       log_config {
#         cloudwatch_logs_role_arn = "arn:aws:iam::1:role/logs"
#       }
#     }
package infralint.terraform.graphql_logging

import data.infralint.lib.terraform as tf

rows := {
	"aws_appsync_graphql_api": [{"at": ["log_config", 0, "cloudwatch_logs_role_arn"], "bad": {null, ""}, "say": "writes no logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
