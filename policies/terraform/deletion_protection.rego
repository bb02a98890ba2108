# METADATA
# title: a database or load balancer can be deleted at once
# description: |
#   A wrong plan, a renamed resource or a tired administrator deletes the database, and
#   what was written since the last backup is lost.
#
#   Switch deletion protection on. Who means to delete it switches it off first, in a
#   change of its own.
# custom:
#   id: tf-deletion-protection
#   severity: warning
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_139"
#     - "checkov:CKV_AWS_150"
#     - "checkov:CKV_AWS_172"
#     - "checkov:CKV_AWS_293"
#     - "checkov:CKV_AWS_344"
#     - "checkov:CKV_GCP_119"
#     - "checkov:CKV_GCP_120"
#     - "checkov:CKV_GCP_121"
#     - "checkov:CKV_GCP_122"
#     - "trivy:AWS-0177"
#     - "trivy:AWS-0343"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_alb
#           - aws_cognito_user_pool
#           - aws_db_instance
#           - aws_docdb_cluster
#           - aws_dynamodb_table
#           - aws_lb
#           - aws_neptune_cluster
#           - aws_networkfirewall_firewall
#           - aws_qldb_ledger
#           - aws_rds_cluster
#           - google_bigquery_table
#           - google_bigtable_instance
#           - google_container_cluster
#           - google_spanner_database
#           - google_sql_database_instance
#   bad: |
#     resource "aws_db_instance" "main" {
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       deletion_protection = true
#     }
package infralint.terraform.deletion_protection

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_rds_cluster": [{"at": ["deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_docdb_cluster": [{"at": ["deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_neptune_cluster": [{"at": ["deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_lb": [{"at": ["enable_deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_alb": [{"at": ["enable_deletion_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_dynamodb_table": [{"at": ["deletion_protection_enabled"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_networkfirewall_firewall": [{"at": ["delete_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"}],
	"aws_cognito_user_pool": [{"at": ["deletion_protection"], "want": {"ACTIVE"}, "say": "has no deletion protection"}],
	"aws_qldb_ledger": [{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"}],
	"google_sql_database_instance": [{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"}],
	"google_container_cluster": [{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"}],
	"google_bigquery_table": [{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"}],
	"google_bigtable_instance": [{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"}],
	"google_spanner_database": [
		{"at": ["deletion_protection"], "bad": {false, "false", "0"}, "say": "has its deletion protection switched off"},
		{"at": ["enable_drop_protection"], "want": {true, "true", "1"}, "say": "has no deletion protection"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What belongs to a cluster is protected by it.
is_exempt(r) if {
	r.type == "aws_db_instance"
	r.values.replicate_source_db
}
