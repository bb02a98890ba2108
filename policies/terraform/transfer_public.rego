# METADATA
# title: a server for file transfers is on the internet
# description: |
#   Whoever finds it can guess passwords and keys.
#
#   Set `endpoint_type = "VPC"`. Without it the server is public.
# custom:
#   id: tf-transfer-public
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_164"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_transfer_server]
#   bad: |
#     resource "aws_transfer_server" "main" {
#       endpoint_type = "PUBLIC"
#     }
#   good: |
#     resource "aws_transfer_server" "main" {
#       endpoint_type = "VPC"
#     }
package infralint.terraform.transfer_public

import data.infralint.lib.terraform as tf

rows := {
	"aws_transfer_server": [{"at": ["endpoint_type"], "want": {"VPC", "VPC_ENDPOINT"}, "say": "is on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
