# METADATA
# title: a trail does not record all regions
# description: |
#   An attacker works in a region that nobody uses, and nothing is written down.
#
#   Set `is_multi_region_trail = true`.
# custom:
#   id: tf-cloudtrail
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_67"
#     - "trivy:AWS-0014"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "main" {
#     }
#   good: |
#     resource "aws_cloudtrail" "main" {
#       is_multi_region_trail = true
#     }
package infralint.terraform.cloudtrail

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [{"at": ["is_multi_region_trail"], "want": {true, "true", "1"}, "say": "does not record all regions"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
