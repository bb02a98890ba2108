# METADATA
# title: a distribution serves every country
# description: |
#   Where the business is in few countries, most attacks come from others.
#
#   Set `restriction_type` to `whitelist` or `blacklist`.
# custom:
#   id: tf-cdn-geo-restriction
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_374"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       restrictions {
#         geo_restriction {
#           restriction_type = "none"
#         }
#       }
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       restrictions {
#         geo_restriction {
#           restriction_type = "whitelist"
#         }
#       }
#     }
package infralint.terraform.cdn_geo_restriction

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["restrictions", 0, "geo_restriction", 0, "restriction_type"], "bad": {"none", null}, "say": "serves every country"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
