# METADATA
# title: traffic from a load balancer to its targets is not encrypted
# description: |
#   Who is on the network reads what passes.
#
#   Set `protocol = "HTTPS"`, and give the targets certificates of your own.
# custom:
#   id: tf-target-plain
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_378"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb_target_group, aws_lb_target_group]
#   bad: |
#     resource "aws_lb_target_group" "main" {
#       protocol = "HTTP"
#     }
#   good: |
#     resource "aws_lb_target_group" "main" {
#       protocol = "HTTPS"
#     }
package infralint.terraform.target_plain

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb_target_group": [{"at": ["protocol"], "bad": {"HTTP"}, "say": "sends plain HTTP to its targets"}],
	"aws_alb_target_group": [{"at": ["protocol"], "bad": {"HTTP"}, "say": "sends plain HTTP to its targets"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
