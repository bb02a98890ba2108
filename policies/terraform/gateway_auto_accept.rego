# METADATA
# title: a transit gateway takes every attachment
# description: |
#   An account that the gateway is shared with connects a network of its own to all
#   others, and nobody is asked.
#
#   Leave `auto_accept_shared_attachments` at `disable`.
# custom:
#   id: tf-gateway-auto-accept
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_331"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ec2_transit_gateway]
#   bad: |
#     resource "aws_ec2_transit_gateway" "main" {
#       auto_accept_shared_attachments = "enable"
#     }
#   good: |
#     resource "aws_ec2_transit_gateway" "main" {
#       auto_accept_shared_attachments = "disable"
#     }
package infralint.terraform.gateway_auto_accept

import data.infralint.lib.terraform as tf

rows := {
	"aws_ec2_transit_gateway": [{"at": ["auto_accept_shared_attachments"], "bad": {"enable"}, "say": "takes every attachment"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
