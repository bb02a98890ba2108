# METADATA
# title: a rule of a firewall does not say what it is for
# description: |
#   A year later nobody knows who needs the rule, and nobody dares to remove it.
#
#   Say it in `description`.
# custom:
#   id: tf-rule-description
#   severity: note
#   tags: [style]
#   peers:
#     - "checkov:CKV_AWS_23"
#     - "trivy:AWS-0124"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_security_group
#           - aws_security_group_rule
#           - aws_vpc_security_group_egress_rule
#           - aws_vpc_security_group_ingress_rule
#   bad: |
#     resource "aws_security_group" "web" {
#       description = "web servers"
#       ingress {
#         from_port   = 443
#         to_port     = 443
#         protocol    = "tcp"
#         cidr_blocks = ["10.0.0.0/8"]
#       }
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       description = "web servers"
#       ingress {
#         description = "HTTPS from the load balancer"
#         from_port   = 443
#         to_port     = 443
#         protocol    = "tcp"
#         cidr_blocks = ["10.0.0.0/8"]
#       }
#     }
package infralint.terraform.rule_description

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["description"])} if {
	some r in tf.resources({
		"aws_security_group_rule", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
	})
	tf.is_missing(r.values, "description")
	msg := sprintf("%s does not say what it is for", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, [kind, i, "description"])} if {
	some r in input.resources.aws_security_group
	some kind in ["egress", "ingress"]
	some [i, block] in tf.blocks(r.values, kind)
	tf.is_missing(block, "description")
	msg := sprintf("a rule of %s does not say what it is for", [r.address])
}
