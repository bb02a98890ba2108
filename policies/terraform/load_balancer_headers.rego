# METADATA
# title: a load balancer passes on broken headers
# description: |
#   Headers that are not valid are read in one way by the load balancer and in another by
#   the server behind it. Request smuggling lives on that.
#
#   Set `drop_invalid_header_fields`.
# custom:
#   id: tf-load-balancer-headers
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_131"
#     - "trivy:AWS-0052"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb, aws_lb]
#   bad: |
#     resource "aws_lb" "main" {
#     }
#   good: |
#     resource "aws_lb" "main" {
#       drop_invalid_header_fields = true
#     }
package infralint.terraform.load_balancer_headers

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb": [{"at": ["drop_invalid_header_fields"], "want": {true, "true", "1"}, "say": "passes on headers that are not valid"}],
	"aws_alb": [{"at": ["drop_invalid_header_fields"], "want": {true, "true", "1"}, "say": "passes on headers that are not valid"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if object.get(r.values, "load_balancer_type", "application") != "application"
