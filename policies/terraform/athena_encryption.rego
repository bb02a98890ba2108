# METADATA
# title: results of queries are not encrypted as asked
# description: |
#   Results lie in a bucket as the query returned them, with whatever encryption the
#   bucket has.
#
#   Set `encryption_option` in `encryption_configuration`.
# custom:
#   id: tf-athena-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_159"
#     - "checkov:CKV_AWS_77"
#     - "trivy:AWS-0006"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_athena_database, aws_athena_workgroup]
#   bad: |
#     resource "aws_athena_database" "main" {
#       encryption_configuration {
#         encryption_option = ""
#       }
#     }
#   good: |
#     resource "aws_athena_database" "main" {
#       encryption_configuration {
#         encryption_option = "SSE_KMS"
#       }
#     }
package infralint.terraform.athena_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_athena_database": [{"at": ["encryption_configuration", 0, "encryption_option"], "bad": {null, ""}, "say": "does not say how results are encrypted"}],
	"aws_athena_workgroup": [{"at": ["configuration", 0, "result_configuration", 0, "encryption_configuration", 0, "encryption_option"], "bad": {null, ""}, "say": "does not say how results are encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
