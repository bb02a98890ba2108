# METADATA
# title: the root of a distribution lists what is in the bucket
# description: |
#   A request for `/` gets the names of all objects, if the bucket lets the distribution
#   list them.
#
#   Set `default_root_object`.
# custom:
#   id: tf-cdn-root-object
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_305"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_root_object = ""
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_root_object = "index.html"
#     }
package infralint.terraform.cdn_root_object

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["default_root_object"], "bad": {null, ""}, "say": "has no root object"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
