# METADATA
# title: a route of an API lets everybody in
# description: |
#   Whoever finds the address may call it, and what is behind it must be ready for that.
#
#   Set `authorization_type` to `JWT`, `AWS_IAM` or `CUSTOM`.
# custom:
#   id: tf-api-route-open
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_309"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_apigatewayv2_route]
#   bad: |
#     resource "aws_apigatewayv2_route" "main" {
#       authorization_type = "NONE"
#     }
#   good: |
#     resource "aws_apigatewayv2_route" "main" {
#       authorization_type = "JWT"
#     }
package infralint.terraform.api_route_open

import data.infralint.lib.terraform as tf

rows := {
	"aws_apigatewayv2_route": [{"at": ["authorization_type"], "bad": {"NONE", null}, "say": "lets everybody in"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
