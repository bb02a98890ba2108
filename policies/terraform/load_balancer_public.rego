# METADATA
# title: a load balancer is on the internet
# description: |
#   The load balancer has an address on the internet. That is what many are for; the
#   policy asks for each to be looked at once.
#
#   Set `internal = true` for those that serve machines of your own.
# custom:
#   id: tf-load-balancer-public
#   severity: note
#   tags: [security]
#   peers:
#     - "trivy:AWS-0053"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb, aws_elb, aws_lb]
#   bad: |
#     resource "aws_lb" "main" {
#     }
#   good: |
#     resource "aws_lb" "main" {
#       internal = true
#     }
package infralint.terraform.load_balancer_public

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb": [{"at": ["internal"], "want": {true, "true", "1"}, "say": "is on the internet"}],
	"aws_alb": [{"at": ["internal"], "want": {true, "true", "1"}, "say": "is on the internet"}],
	"aws_elb": [{"at": ["internal"], "want": {true, "true", "1"}, "say": "is on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if r.values.load_balancer_type in {"gateway", {"unknown": true}}
