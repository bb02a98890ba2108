# METADATA
# title: data is stored unencrypted
# description: |
#   A disk, a file system or a database keeps its data as plain bytes. Whoever gets hold
#   of a snapshot, a copy or a disk reads it all; and encryption cannot be switched on
#   later without making the thing anew.
#
#   Switch it on: it costs nothing. A key of your own is better still.
# custom:
#   id: tf-disk-encryption
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_106"
#     - "checkov:CKV_AWS_140"
#     - "checkov:CKV_AWS_16"
#     - "checkov:CKV_AWS_183"
#     - "checkov:CKV_AWS_204"
#     - "checkov:CKV_AWS_235"
#     - "checkov:CKV_AWS_29"
#     - "checkov:CKV_AWS_292"
#     - "checkov:CKV_AWS_3"
#     - "checkov:CKV_AWS_42"
#     - "checkov:CKV_AWS_44"
#     - "checkov:CKV_AWS_47"
#     - "checkov:CKV_AWS_5"
#     - "checkov:CKV_AWS_64"
#     - "checkov:CKV_AWS_74"
#     - "checkov:CKV_AWS_78"
#     - "checkov:CKV_AWS_96"
#     - "checkov:CKV_AZURE_105"
#     - "checkov:CKV_AZURE_2"
#     - "trivy:AWS-0018"
#     - "trivy:AWS-0021"
#     - "trivy:AWS-0023"
#     - "trivy:AWS-0026"
#     - "trivy:AWS-0037"
#     - "trivy:AWS-0045"
#     - "trivy:AWS-0048"
#     - "trivy:AWS-0076"
#     - "trivy:AWS-0079"
#     - "trivy:AWS-0080"
#     - "trivy:AWS-0084"
#     - "trivy:AZU-0036"
#     - "trivy:AZU-0038"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_ami
#           - aws_ami_copy
#           - aws_codebuild_project
#           - aws_dax_cluster
#           - aws_db_instance
#           - aws_docdb_cluster
#           - aws_docdb_global_cluster
#           - aws_ebs_encryption_by_default
#           - aws_ebs_snapshot_copy
#           - aws_ebs_volume
#           - aws_efs_file_system
#           - aws_elasticache_replication_group
#           - aws_elasticsearch_domain
#           - aws_instance
#           - aws_launch_configuration
#           - aws_launch_template
#           - aws_neptune_cluster
#           - aws_opensearch_domain
#           - aws_rds_cluster
#           - aws_rds_global_cluster
#           - aws_redshift_cluster
#           - azurerm_data_lake_store
#           - azurerm_managed_disk
#   bad: |
#     resource "aws_ebs_volume" "main" {
#     }
#   good: |
#     resource "aws_ebs_volume" "main" {
#       encrypted = true
#     }
package infralint.terraform.disk_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_ebs_volume": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_efs_file_system": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_redshift_cluster": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_ami_copy": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_ebs_snapshot_copy": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_db_instance": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_rds_cluster": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_rds_global_cluster": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_docdb_cluster": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_docdb_global_cluster": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_neptune_cluster": [{"at": ["storage_encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_elasticache_replication_group": [{"at": ["at_rest_encryption_enabled"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_elasticsearch_domain": [{"at": ["encrypt_at_rest", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_opensearch_domain": [{"at": ["encrypt_at_rest", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_dax_cluster": [{"at": ["server_side_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"aws_instance": [
		{"at": ["root_block_device", "*", "encrypted"], "bad": {false, "false", "0"}, "say": "has a root disk that is not encrypted"},
		{"at": ["ebs_block_device", "*", "encrypted"], "bad": {false, "false", "0"}, "say": "has a disk that is not encrypted"},
	],
	"aws_launch_configuration": [
		{"at": ["root_block_device", "*", "encrypted"], "bad": {false, "false", "0"}, "say": "has a root disk that is not encrypted"},
		{"at": ["ebs_block_device", "*", "encrypted"], "bad": {false, "false", "0"}, "say": "has a disk that is not encrypted"},
	],
	"aws_launch_template": [{"at": ["block_device_mappings", "*", "ebs", 0, "encrypted"], "bad": {false, "false", "0"}, "say": "has a disk that is not encrypted"}],
	"aws_ebs_encryption_by_default": [{"at": ["enabled"], "bad": {false, "false", "0"}, "say": "switches encryption of new disks off"}],
	"aws_ami": [{"at": ["ebs_block_device", "*", "encrypted"], "bad": {false, "false", "0"}, "say": "has a disk that is not encrypted"}],
	"aws_codebuild_project": [
		{"at": ["artifacts", 0, "encryption_disabled"], "bad": {true, "true", "1"}, "say": "does not encrypt what it builds"},
		{"at": ["secondary_artifacts", "*", "encryption_disabled"], "bad": {true, "true", "1"}, "say": "does not encrypt what it builds"},
	],
	"azurerm_managed_disk": [{"at": ["encryption_settings", 0, "enabled"], "bad": {false, "false", "0"}, "say": "is not encrypted"}],
	"azurerm_data_lake_store": [{"at": ["encryption_state"], "bad": {"Disabled"}, "say": "is not encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# A replica is as its source is, and a serverless cluster is always encrypted.
is_exempt(r) if r.values.replicate_source_db

is_exempt(r) if r.values.replication_source_identifier

is_exempt(r) if r.values.source_db_cluster_identifier

is_exempt(r) if r.values.engine_mode in {"serverless", {"unknown": true}}
