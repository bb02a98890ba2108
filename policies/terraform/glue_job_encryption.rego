# METADATA
# title: what jobs of Glue write is not encrypted
# description: |
#   Logs, bookmarks and results hold the data that the jobs work with.
#
#   Set all three modes in `encryption_configuration`.
# custom:
#   id: tf-glue-job-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_99"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_glue_security_configuration]
#   bad: |
#     resource "aws_glue_security_configuration" "main" {
#       encryption_configuration {
#         cloudwatch_encryption {
#           cloudwatch_encryption_mode = "DISABLED"
#         }
#         job_bookmarks_encryption {
#           job_bookmarks_encryption_mode = "CSE-KMS"
#         }
#         s3_encryption {
#           s3_encryption_mode = "SSE-KMS"
#         }
#       }
#     }
#   good: |
#     resource "aws_glue_security_configuration" "main" {
#       encryption_configuration {
#         cloudwatch_encryption {
#           cloudwatch_encryption_mode = "SSE-KMS"
#         }
#         job_bookmarks_encryption {
#           job_bookmarks_encryption_mode = "CSE-KMS"
#         }
#         s3_encryption {
#           s3_encryption_mode = "SSE-KMS"
#         }
#       }
#     }
package infralint.terraform.glue_job_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_glue_security_configuration": [
		{"at": ["encryption_configuration", 0, "cloudwatch_encryption", 0, "cloudwatch_encryption_mode"], "want": {"SSE-KMS"}, "say": "does not encrypt logs"},
		{"at": ["encryption_configuration", 0, "job_bookmarks_encryption", 0, "job_bookmarks_encryption_mode"], "want": {"CSE-KMS"}, "say": "does not encrypt bookmarks"},
		{"at": ["encryption_configuration", 0, "s3_encryption", 0, "s3_encryption_mode"], "want": {"SSE-KMS", "SSE-S3"}, "say": "does not encrypt results"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
