# METADATA
# title: a load balancer keeps to its zones
# description: |
#   When one zone has fewer or slower targets, its clients wait while others are idle.
#
#   Set `enable_cross_zone_load_balancing = true`.
# custom:
#   id: tf-load-balancer-zones
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_152"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb, aws_lb]
#   bad: |
#     resource "aws_lb" "main" {
#       load_balancer_type = "network"
#     }
#   good: |
#     resource "aws_lb" "main" {
#       load_balancer_type = "network"
#       enable_cross_zone_load_balancing = true
#     }
package infralint.terraform.load_balancer_zones

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb": [{"at": ["enable_cross_zone_load_balancing"], "want": {true, "true", "1"}, "say": "keeps to its zones"}],
	"aws_alb": [{"at": ["enable_cross_zone_load_balancing"], "want": {true, "true", "1"}, "say": "keeps to its zones"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# An application load balancer always does.
is_exempt(r) if object.get(r.values, "load_balancer_type", "application") == "application"
