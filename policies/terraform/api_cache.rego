# METADATA
# title: an API asks its backend each time
# description: |
#   The same answer is worked out again for each request, and a flood of requests reaches
#   the backend.
#
#   Set `cache_cluster_enabled = true` where answers do not differ.
# custom:
#   id: tf-api-cache
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_120"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_api_gateway_stage]
#   bad: |
#     resource "aws_api_gateway_stage" "main" {
#     }
#   good: |
#     resource "aws_api_gateway_stage" "main" {
#       cache_cluster_enabled = true
#     }
package infralint.terraform.api_cache

import data.infralint.lib.terraform as tf

rows := {
	"aws_api_gateway_stage": [{"at": ["cache_cluster_enabled"], "want": {true, "true", "1"}, "say": "keeps no answers"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
