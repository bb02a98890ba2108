# METADATA
# title: everybody may connect to an endpoint service
# description: |
#   Who knows its name connects, and nobody is asked.
#
#   Set `acceptance_required = true`.
# custom:
#   id: tf-endpoint-acceptance
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_123"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_vpc_endpoint_service]
#   bad: |
#     resource "aws_vpc_endpoint_service" "main" {
#     }
#   good: |
#     resource "aws_vpc_endpoint_service" "main" {
#       acceptance_required = true
#     }
package infralint.terraform.endpoint_acceptance

import data.infralint.lib.terraform as tf

rows := {
	"aws_vpc_endpoint_service": [{"at": ["acceptance_required"], "want": {true, "true", "1"}, "say": "lets everybody connect"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
