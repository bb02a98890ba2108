# METADATA
# title: a load balancer passes on requests that servers read differently
# description: |
#   An attacker puts a second request into the first one, which the server takes for one
#   of the next client.
#
#   Leave `desync_mitigation_mode` at `defensive`, or set `strictest`.
# custom:
#   id: tf-desync-mitigation
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_328"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb, aws_elb, aws_lb]
#   bad: |
#     resource "aws_lb" "main" {
#       desync_mitigation_mode = "monitor"
#     }
#   good: |
#     resource "aws_lb" "main" {
#       desync_mitigation_mode = "defensive"
#     }
package infralint.terraform.desync_mitigation

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb": [{"at": ["desync_mitigation_mode"], "bad": {"monitor"}, "say": "passes on requests that servers read differently"}],
	"aws_alb": [{"at": ["desync_mitigation_mode"], "bad": {"monitor"}, "say": "passes on requests that servers read differently"}],
	"aws_elb": [{"at": ["desync_mitigation_mode"], "bad": {"monitor"}, "say": "passes on requests that servers read differently"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
