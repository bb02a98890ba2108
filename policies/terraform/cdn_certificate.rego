# METADATA
# title: a distribution has the certificate of CloudFront
# description: |
#   Its name is not yours, and old versions of TLS cannot be switched off.
#
#   Name a certificate, and a name of your own.
# custom:
#   id: tf-cdn-certificate
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_42"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       viewer_certificate {
#         cloudfront_default_certificate = true
#       }
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       viewer_certificate {
#         cloudfront_default_certificate = false
#       }
#     }
package infralint.terraform.cdn_certificate

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["viewer_certificate", 0, "cloudfront_default_certificate"], "bad": {true, "true", "1"}, "say": "has the certificate of CloudFront"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
