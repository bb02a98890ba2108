# METADATA
# title: the default security group of a network lets traffic through
# description: |
#   What is put into the network without a group gets the default one, and with it
#   whatever the group allows.
#
#   Give each VPC an `aws_default_security_group` without rules, so that nothing works
#   until somebody chooses a group.
# custom:
#   id: tf-default-security-group
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_12"
#     - "trivy:AWS-0173"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_default_security_group, aws_vpc]
#   bad: |
#     resource "aws_default_security_group" "main" {
#       vpc_id = aws_vpc.main.id
#       ingress {
#         self      = true
#         from_port = 0
#         to_port   = 0
#         protocol  = "-1"
#       }
#     }
#   good: |
#     resource "aws_default_security_group" "main" {
#       vpc_id = aws_vpc.main.id
#     }
package infralint.terraform.default_security_group

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, [kind])} if {
	some r in input.resources.aws_default_security_group
	some kind in ["egress", "ingress"]
	count(tf.blocks(r.values, kind)) > 0
	msg := sprintf("%s lets traffic through", [r.address])
}

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_vpc
	not tf.accompanied(r, "aws_default_security_group", "vpc_id", "id")
	msg := sprintf("%s has the default security group that AWS gives it", [r.address])
}
