# METADATA
# title: a classic load balancer keeps to its zones
# description: |
#   When one zone has fewer or slower targets, its clients wait while others are idle.
#
#   Leave `cross_zone_load_balancing` on.
# custom:
#   id: tf-classic-balancer-zones
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_138"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elb]
#   bad: |
#     resource "aws_elb" "main" {
#       cross_zone_load_balancing = false
#     }
#   good: |
#     resource "aws_elb" "main" {
#       cross_zone_load_balancing = true
#     }
package infralint.terraform.classic_balancer_zones

import data.infralint.lib.terraform as tf

rows := {
	"aws_elb": [{"at": ["cross_zone_load_balancing"], "bad": {false, "false", "0"}, "say": "keeps to its zones"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
