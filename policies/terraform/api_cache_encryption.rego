# METADATA
# title: what an API keeps in its cache is not encrypted
# description: |
#   The cache holds answers, with data of those who asked.
#
#   Set `cache_data_encrypted = true`.
# custom:
#   id: tf-api-cache-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_308"
#     - "trivy:AWS-0002"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_api_gateway_method_settings]
#   bad: |
#     resource "aws_api_gateway_method_settings" "main" {
#     }
#   good: |
#     resource "aws_api_gateway_method_settings" "main" {
#       settings {
#         cache_data_encrypted = true
#       }
#     }
package infralint.terraform.api_cache_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_api_gateway_method_settings": [{"at": ["settings", 0, "cache_data_encrypted"], "want": {true, "true", "1"}, "say": "does not encrypt its cache"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
