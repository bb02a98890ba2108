# METADATA
# title: the default network of the account is used
# description: |
#   The default VPC has public subnets and a group that lets its members talk to each
#   other; what is put there without a thought is on the internet.
#
#   Make a network of your own, and delete the default one.
# custom:
#   id: tf-default-vpc
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_148"
#     - "trivy:AWS-0101"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_default_subnet, aws_default_vpc]
#   bad: |
#     resource "aws_default_vpc" "it" {
#     }
#   good: |
#     resource "aws_vpc" "it" {
#       cidr_block = "10.0.0.0/16"
#     }
package infralint.terraform.default_vpc

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in tf.resources({"aws_default_subnet", "aws_default_vpc"})
	msg := sprintf("%s is the default network of the account", [r.address])
}
