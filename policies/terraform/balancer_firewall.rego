# METADATA
# title: a load balancer on the internet has no web application firewall
# description: |
#   Known attacks reach the application.
#
#   Add an `aws_wafv2_web_acl_association`.
# custom:
#   id: tf-balancer-firewall
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_28"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lb, aws_wafregional_web_acl_association, aws_wafv2_web_acl_association]
#   bad: |
#     resource "aws_lb" "main" {
#     }
#   good: |
#     resource "aws_lb" "main" {
#     }
#
#     resource "aws_wafv2_web_acl_association" "main" {
#       resource_arn = aws_lb.main.arn
#     }
package infralint.terraform.balancer_firewall

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_lb
	not is_done(r)
	msg := sprintf("%s has no web application firewall", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_wafv2_web_acl_association", "resource_arn", "arn")

# Only what is on the internet and understands HTTP has use for one.
is_done(r) if not object.get(r.values, "internal", false) in tf.unset

is_done(r) if object.get(r.values, "load_balancer_type", "application") != "application"

is_done(r) if tf.accompanied(r, "aws_wafregional_web_acl_association", "resource_arn", "arn")
