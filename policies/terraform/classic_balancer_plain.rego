# METADATA
# title: a classic load balancer takes plain connections
# description: |
#   Everybody on the way reads what passes, and can change it.
#
#   Listen with `https` or `ssl`, and a certificate.
# custom:
#   id: tf-classic-balancer-plain
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_127"
#     - "checkov:CKV_AWS_376"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elb]
#   bad: |
#     resource "aws_elb" "main" {
#       listener {
#         lb_protocol = "http"
#       }
#     }
#   good: |
#     resource "aws_elb" "main" {
#       listener {
#         lb_protocol = "https"
#       }
#     }
package infralint.terraform.classic_balancer_plain

import data.infralint.lib.terraform as tf

rows := {
	"aws_elb": [{"at": ["listener", "*", "lb_protocol"], "bad": {"http", "HTTP", "tcp", "TCP"}, "say": "takes plain connections"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
