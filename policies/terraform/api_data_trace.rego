# METADATA
# title: an API writes whole requests to its log
# description: |
#   Passwords and data of people are in the log, which many more may read.
#
#   Leave `data_trace_enabled` off.
# custom:
#   id: tf-api-data-trace
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_276"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_api_gateway_method_settings]
#   bad: |
#     resource "aws_api_gateway_method_settings" "main" {
#       settings {
#         data_trace_enabled = true
#       }
#     }
#   good: |
#     resource "aws_api_gateway_method_settings" "main" {
#       settings {
#         data_trace_enabled = false
#       }
#     }
package infralint.terraform.api_data_trace

import data.infralint.lib.terraform as tf

rows := {
	"aws_api_gateway_method_settings": [{"at": ["settings", 0, "data_trace_enabled"], "bad": {true, "true", "1"}, "say": "writes whole requests to its log"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
