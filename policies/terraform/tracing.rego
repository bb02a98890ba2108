# METADATA
# title: requests cannot be followed
# description: |
#   When a chain of functions is slow or fails, nothing tells where.
#
#   Switch tracing on for functions and APIs.
# custom:
#   id: tf-tracing
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_284"
#     - "checkov:CKV_AWS_50"
#     - "checkov:CKV_AWS_73"
#     - "trivy:AWS-0003"
#     - "trivy:AWS-0066"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_api_gateway_stage, aws_lambda_function, aws_sfn_state_machine]
#   bad: |
#     resource "aws_lambda_function" "main" {
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       tracing_config {
#         mode = "Active"
#       }
#     }
package infralint.terraform.tracing

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["tracing_config", 0, "mode"], "want": {"Active", "PassThrough"}, "say": "is not traced"}],
	"aws_api_gateway_stage": [{"at": ["xray_tracing_enabled"], "want": {true, "true", "1"}, "say": "is not traced"}],
	"aws_sfn_state_machine": [{"at": ["tracing_configuration", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not traced"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
