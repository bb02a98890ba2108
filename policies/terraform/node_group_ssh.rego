# METADATA
# title: nodes of a cluster take SSH from the whole internet
# description: |
#   With `ec2_ssh_key` and no security groups AWS opens port 22 of each node to everybody.
#
#   Name the groups in `source_security_group_ids`, or leave the key out.
# custom:
#   id: tf-node-group-ssh
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_100"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_eks_node_group]
#   bad: |
#     resource "aws_eks_node_group" "main" {
#       remote_access {
#         ec2_ssh_key = "ops"
#       }
#     }
#   good: |
#     resource "aws_eks_node_group" "main" {
#       remote_access {
#         ec2_ssh_key               = "ops"
#         source_security_group_ids = ["sg-1"]
#       }
#     }
package infralint.terraform.node_group_ssh

import data.infralint.lib.terraform as tf

rows := {
	"aws_eks_node_group": [{"at": ["remote_access", 0, "source_security_group_ids"], "bad": {null, []}, "say": "takes SSH from the whole internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if tf.lacks(r.values, "remote_access")

is_exempt(r) if {
	some [_, access] in tf.blocks(r.values, "remote_access")
	tf.is_missing(access, "ec2_ssh_key")
}
