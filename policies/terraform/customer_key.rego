# METADATA
# title: data is not encrypted with a key of your own
# description: |
#   The data is encrypted with a key of the cloud, which whoever may use the service may
#   use too. A key of your own is a permission more, its use is recorded, and taking it
#   away makes the data unreadable.
#
#   Name a key. It costs money and care, so the policy is off unless asked for. For
#   buckets see `tf-bucket-customer-key`.
# custom:
#   id: tf-customer-key
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_119"
#     - "checkov:CKV_AWS_136"
#     - "checkov:CKV_AWS_142"
#     - "checkov:CKV_AWS_147"
#     - "checkov:CKV_AWS_149"
#     - "checkov:CKV_AWS_158"
#     - "checkov:CKV_AWS_182"
#     - "checkov:CKV_AWS_184"
#     - "checkov:CKV_AWS_189"
#     - "checkov:CKV_AWS_280"
#     - "checkov:CKV_AWS_327"
#     - "checkov:CKV_AZURE_93"
#     - "checkov:CKV_GCP_37"
#     - "checkov:CKV_GCP_81"
#     - "checkov:CKV_GCP_83"
#     - "checkov:CKV_GCP_84"
#     - "trivy:AWS-0017"
#     - "trivy:AWS-0022"
#     - "trivy:AWS-0025"
#     - "trivy:AWS-0027"
#     - "trivy:AWS-0033"
#     - "trivy:AWS-0098"
#     - "trivy:AWS-0128"
#     - "trivy:GCP-0034"
#     - "trivy:GCP-0066"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_cloudwatch_log_group
#           - aws_codebuild_project
#           - aws_docdb_cluster
#           - aws_dynamodb_table
#           - aws_ebs_volume
#           - aws_ecr_repository
#           - aws_efs_file_system
#           - aws_neptune_cluster
#           - aws_rds_cluster
#           - aws_redshift_cluster
#           - aws_secretsmanager_secret
#           - azurerm_managed_disk
#           - google_artifact_registry_repository
#           - google_bigquery_dataset
#           - google_compute_disk
#           - google_pubsub_topic
#           - google_sql_database_instance
#           - google_storage_bucket
#   bad: |
#     resource "aws_cloudwatch_log_group" "it" {
#     }
#   good: |
#     resource "aws_cloudwatch_log_group" "it" {
#       kms_key_id = "something"
#     }
package infralint.terraform.customer_key

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudwatch_log_group": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_secretsmanager_secret": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_ebs_volume": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_efs_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_redshift_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_rds_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_docdb_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_neptune_cluster": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_dynamodb_table": [{"at": ["server_side_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted with a key of its own"}],
	"aws_ecr_repository": [{"at": ["encryption_configuration", 0, "encryption_type"], "want": {"KMS", "KMS_DSSE"}, "say": "is not encrypted with a key of its own"}],
	"aws_codebuild_project": [{"at": ["encryption_key"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_compute_disk": [{"at": ["disk_encryption_key", 0, "kms_key_self_link"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_storage_bucket": [{"at": ["encryption", 0, "default_kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_bigquery_dataset": [{"at": ["default_encryption_configuration", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_pubsub_topic": [{"at": ["kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_artifact_registry_repository": [{"at": ["kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_sql_database_instance": [{"at": ["encryption_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"azurerm_managed_disk": [{"at": ["disk_encryption_set_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
