# METADATA
# title: a distribution adds no headers of security
# description: |
#   Browsers are not told to insist on HTTPS, nor what pages may load.
#
#   Name a `response_headers_policy_id`.
# custom:
#   id: tf-cdn-headers
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_32"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_cache_behavior {
#         response_headers_policy_id = ""
#       }
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_cache_behavior {
#         response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
#       }
#     }
package infralint.terraform.cdn_headers

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["default_cache_behavior", 0, "response_headers_policy_id"], "bad": {null, ""}, "say": "adds no headers of security"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
