# METADATA
# title: a distribution has one origin only
# description: |
#   When the origin fails, so does the site.
#
#   Add an `origin_group`.
# custom:
#   id: tf-cdn-failover
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_310"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       origin_group {
#         origin_id = "main"
#       }
#     }
package infralint.terraform.cdn_failover

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["origin_group", 0, "origin_id"], "bad": {null}, "say": "has one origin only"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
