# METADATA
# title: a trail does not record all regions or can be altered
# description: |
#   An attacker works in the region that nobody watches, and removes his traces from the
#   logs afterwards.
#
#   Record all regions, and let CloudTrail sign the files so that a change shows.
# custom:
#   id: tf-cloudtrail
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_36"
#     - "checkov:CKV_AWS_67"
#     - "trivy:AWS-0014"
#     - "trivy:AWS-0016"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "it" {
#       is_multi_region_trail = false
#       enable_log_file_validation = true
#     }
#   good: |
#     resource "aws_cloudtrail" "it" {
#       is_multi_region_trail = true
#       enable_log_file_validation = true
#     }
package infralint.terraform.cloudtrail

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [
		{"at": ["is_multi_region_trail"], "want": {true, "true", "1"}, "say": "does not record all regions"},
		{"at": ["enable_log_file_validation"], "want": {true, "true", "1"}, "say": "does not show when its logs are altered"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
