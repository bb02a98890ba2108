# METADATA
# title: an API lets everybody in
# description: |
#   The method asks neither for credentials nor for a key: whoever finds the address may
#   call it, and what is behind it must be ready for that.
#
#   Set `authorization`, or `api_key_required`. `OPTIONS` is left out: browsers ask for it
#   without credentials.
# custom:
#   id: tf-api-open-method
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_59"
#     - "trivy:AWS-0004"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_api_gateway_method]
#   bad: |
#     resource "aws_api_gateway_method" "read" {
#       http_method   = "GET"
#       authorization = "NONE"
#     }
#   good: |
#     resource "aws_api_gateway_method" "read" {
#       http_method   = "GET"
#       authorization = "AWS_IAM"
#     }
package infralint.terraform.api_open_method

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["authorization"])} if {
	some r in input.resources.aws_api_gateway_method
	upper(r.values.authorization) == "NONE"
	object.get(r.values, "http_method", "ANY") != "OPTIONS"
	object.get(r.values, "api_key_required", false) in tf.unset
	tf.is_known(object.get(r.values, "http_method", ""))
	msg := sprintf("%s lets everybody in", [r.address])
}
