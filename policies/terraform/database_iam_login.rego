# METADATA
# title: a database is opened with passwords only
# description: |
#   Passwords are copied into configurations and stay valid for years. A token of IAM is
#   valid for 15 minutes, and belongs to somebody.
#
#   Set `iam_database_authentication_enabled = true`.
# custom:
#   id: tf-database-iam-login
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_128"
#     - "checkov:CKV_AWS_161"
#     - "checkov:CKV_AWS_162"
#     - "checkov:CKV_AWS_359"
#     - "trivy:AWS-0176"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_db_instance, aws_neptune_cluster, aws_rds_cluster]
#   bad: |
#     resource "aws_db_instance" "main" {
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       iam_database_authentication_enabled = true
#     }
package infralint.terraform.database_iam_login

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["iam_database_authentication_enabled"], "want": {true, "true", "1"}, "say": "is opened with passwords only"}],
	"aws_rds_cluster": [{"at": ["iam_database_authentication_enabled"], "want": {true, "true", "1"}, "say": "is opened with passwords only"}],
	"aws_neptune_cluster": [{"at": ["iam_database_authentication_enabled"], "want": {true, "true", "1"}, "say": "is opened with passwords only"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
