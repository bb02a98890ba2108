# METADATA
# title: targets are asked for their root page whether they are well
# description: |
#   A page that needs a login, or that is there while the database is gone, says nothing of the target: it gets its share of requests all the same, or none.
#
#   Add a `health_check` with the path of a page that tells.
# custom:
#   id: tf-target-health-check
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_261"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_alb_target_group, aws_lb_target_group]
#   bad: |
#     resource "aws_lb_target_group" "main" {
#       protocol = "HTTPS"
#     }
#   good: |
#     resource "aws_lb_target_group" "main" {
#       protocol = "HTTPS"
#       health_check {
#         path = "/healthz"
#       }
#     }
package infralint.terraform.target_health_check

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb_target_group": [{"at": ["health_check", 0, "path"], "bad": {null}, "say": "does not say how its targets are asked whether they are well"}],
	"aws_alb_target_group": [{"at": ["health_check", 0, "path"], "bad": {null}, "say": "does not say how its targets are asked whether they are well"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Only HTTP has paths.
is_exempt(r) if not object.get(r.values, "protocol", "") in {"HTTP", "HTTPS"}
