# METADATA
# title: a security group or a rule does not say what it is for
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
#     - "trivy:AWS-0099"
#     - "trivy:AWS-0124"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_elasticache_security_group
#           - aws_redshift_security_group
#           - aws_security_group
#           - aws_security_group_rule
#           - aws_vpc_security_group_egress_rule
#           - aws_vpc_security_group_ingress_rule
#   bad: |
#     resource "aws_security_group" "web" {
#       name = "web"
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       name        = "web"
#       description = "HTTPS from the load balancer"
#     }
package infralint.terraform.rule_description

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["description"])} if {
	some r in tf.resources({
		"aws_elasticache_security_group", "aws_redshift_security_group", "aws_security_group",
		"aws_security_group_rule", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
	})
	object.get(r.values, "description", "") in {"", "Managed by Terraform"}
	msg := sprintf("%s does not say what it is for", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, [kind, i, "description"])} if {
	some r in input.resources.aws_security_group
	some kind in ["egress", "ingress"]
	some [i, block] in tf.blocks(r.values, kind)
	tf.is_missing(block, "description")
	msg := sprintf("a rule of %s does not say what it is for", [r.address])
}
