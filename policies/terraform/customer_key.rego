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
#   peers: ["checkov:CKV_AWS_119", "checkov:CKV_AWS_136", "checkov:CKV_AWS_142", "checkov:CKV_AWS_147",
#     "checkov:CKV_AWS_149", "checkov:CKV_AWS_158", "checkov:CKV_AWS_160", "checkov:CKV_AWS_166",
#     "checkov:CKV_AWS_177", "checkov:CKV_AWS_178", "checkov:CKV_AWS_179", "checkov:CKV_AWS_180",
#     "checkov:CKV_AWS_181", "checkov:CKV_AWS_182", "checkov:CKV_AWS_184", "checkov:CKV_AWS_185",
#     "checkov:CKV_AWS_186", "checkov:CKV_AWS_187", "checkov:CKV_AWS_189", "checkov:CKV_AWS_190",
#     "checkov:CKV_AWS_191", "checkov:CKV_AWS_201", "checkov:CKV_AWS_203", "checkov:CKV_AWS_209",
#     "checkov:CKV_AWS_212", "checkov:CKV_AWS_219", "checkov:CKV_AWS_22", "checkov:CKV_AWS_221",
#     "checkov:CKV_AWS_241", "checkov:CKV_AWS_247", "checkov:CKV_AWS_262", "checkov:CKV_AWS_263",
#     "checkov:CKV_AWS_264", "checkov:CKV_AWS_282", "checkov:CKV_AWS_296", "checkov:CKV_AWS_297",
#     "checkov:CKV_AWS_327", "checkov:CKV_AWS_337", "checkov:CKV_AWS_347", "checkov:CKV_AWS_373",
#     "checkov:CKV_AWS_98", "checkov:CKV_AZURE_100", "checkov:CKV_AZURE_117", "checkov:CKV_AZURE_93",
#     "checkov:CKV_GCP_37", "checkov:CKV_GCP_38", "checkov:CKV_GCP_80", "checkov:CKV_GCP_81",
#     "checkov:CKV_GCP_83", "checkov:CKV_GCP_84", "checkov:CKV_GCP_85", "checkov:CKV_GCP_90",
#     "checkov:CKV_GCP_91", "checkov:CKV_GCP_93", "trivy:AWS-0017", "trivy:AWS-0022", "trivy:AWS-0025",
#     "trivy:AWS-0027", "trivy:AWS-0033", "trivy:AWS-0079", "trivy:AWS-0084", "trivy:AWS-0098",
#     "trivy:AWS-0128", "trivy:AWS-0135", "trivy:AWS-0136", "trivy:AWS-0179", "trivy:GCP-0033",
#     "trivy:GCP-0034", "trivy:GCP-0066"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_appflow_connector_profile, aws_appflow_flow, aws_backup_vault, aws_bedrockagent_agent,
#           aws_cloudwatch_log_group, aws_codeartifact_domain, aws_codebuild_project, aws_codepipeline,
#           aws_dms_endpoint, aws_dms_replication_instance, aws_docdb_cluster, aws_dynamodb_table, aws_ebs_volume,
#           aws_ecr_repository, aws_efs_file_system, aws_elasticache_replication_group, aws_elasticsearch_domain,
#           aws_fsx_lustre_file_system, aws_fsx_ontap_file_system, aws_fsx_openzfs_file_system,
#           aws_fsx_windows_file_system, aws_imagebuilder_component, aws_kendra_index,
#           aws_kinesis_firehose_delivery_stream, aws_kinesis_stream, aws_kinesis_video_stream,
#           aws_memorydb_cluster, aws_mq_broker, aws_msk_cluster, aws_neptune_cluster, aws_opensearch_domain,
#           aws_rds_cluster, aws_redshift_cluster, aws_redshiftserverless_namespace, aws_s3_bucket_object,
#           aws_s3_object_copy, aws_sagemaker_domain, aws_sagemaker_endpoint_configuration,
#           aws_sagemaker_notebook_instance, aws_scheduler_schedule, aws_secretsmanager_secret, aws_sns_topic,
#           aws_sqs_queue, aws_ssm_parameter, aws_timestreamwrite_database, azurerm_cosmosdb_account,
#           azurerm_kubernetes_cluster, azurerm_managed_disk, google_artifact_registry_repository,
#           google_bigquery_dataset, google_bigquery_table, google_bigtable_instance, google_compute_disk,
#           google_compute_instance, google_dataflow_job, google_dataproc_cluster, google_pubsub_topic,
#           google_spanner_database, google_sql_database_instance, google_storage_bucket]
#   bad: |
#     resource "aws_cloudwatch_log_group" "main" {
#       kms_key_id = ""
#     }
#   good: |
#     resource "aws_cloudwatch_log_group" "main" {
#       kms_key_id = "arn:aws:kms:eu-west-1:1:key/1"
#     }
package infralint.terraform.customer_key

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudwatch_log_group": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_secretsmanager_secret": [{"at": ["kms_key_id"], "bad": {null, "", "alias/aws/secretsmanager", "aws/secretsmanager"}, "say": "is not encrypted with a key of its own"}],
	"aws_ebs_volume": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_efs_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_redshift_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_rds_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_docdb_cluster": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_neptune_cluster": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_dynamodb_table": [
		{"at": ["server_side_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted with a key of its own"},
		{"at": ["server_side_encryption", 0, "kms_key_arn"], "bad": {null, "", "alias/aws/dynamodb"}, "say": "is not encrypted with a key of its own"},
	],
	"aws_ecr_repository": [{"at": ["encryption_configuration", 0, "encryption_type"], "want": {"KMS", "KMS_DSSE"}, "say": "is not encrypted with a key of its own"}],
	"aws_codebuild_project": [{"at": ["encryption_key"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_sns_topic": [{"at": ["kms_master_key_id"], "bad": {null, "", "alias/aws/sns"}, "say": "is not encrypted with a key of its own"}],
	"aws_sqs_queue": [{"at": ["kms_master_key_id"], "bad": {null, "", "alias/aws/sqs"}, "say": "is not encrypted with a key of its own"}],
	"aws_sagemaker_notebook_instance": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_sagemaker_endpoint_configuration": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_sagemaker_domain": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_timestreamwrite_database": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_backup_vault": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_kinesis_video_stream": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_kinesis_stream": [{"at": ["kms_key_id"], "bad": {null, "", "alias/aws/kinesis"}, "say": "is not encrypted with a key of its own"}],
	"aws_kinesis_firehose_delivery_stream": [{"at": ["server_side_encryption", 0, "key_type"], "want": {"CUSTOMER_MANAGED_CMK"}, "say": "is not encrypted with a key of its own"}],
	"aws_fsx_lustre_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_fsx_ontap_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_fsx_openzfs_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_fsx_windows_file_system": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_imagebuilder_component": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_s3_bucket_object": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_s3_object_copy": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_elasticache_replication_group": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_memorydb_cluster": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_mq_broker": [{"at": ["encryption_options", 0, "kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_dms_replication_instance": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_dms_endpoint": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_codepipeline": [{"at": ["artifact_store", 0, "encryption_key", 0, "id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_codeartifact_domain": [{"at": ["encryption_key"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_elasticsearch_domain": [{"at": ["encrypt_at_rest", 0, "kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_opensearch_domain": [{"at": ["encrypt_at_rest", 0, "kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_kendra_index": [{"at": ["server_side_encryption_configuration", 0, "kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_appflow_flow": [{"at": ["kms_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_appflow_connector_profile": [{"at": ["kms_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_redshiftserverless_namespace": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_scheduler_schedule": [{"at": ["kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_ssm_parameter": [{"at": ["key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_bedrockagent_agent": [{"at": ["customer_encryption_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"aws_msk_cluster": [{"at": ["encryption_info", 0, "encryption_at_rest_kms_key_arn"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_compute_disk": [{"at": ["disk_encryption_key", 0, "kms_key_self_link"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_compute_instance": [{"at": ["boot_disk", 0, "kms_key_self_link"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_storage_bucket": [{"at": ["encryption", 0, "default_kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_bigquery_dataset": [{"at": ["default_encryption_configuration", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_bigquery_table": [{"at": ["encryption_configuration", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_pubsub_topic": [{"at": ["kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_artifact_registry_repository": [{"at": ["kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_dataflow_job": [{"at": ["kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_bigtable_instance": [{"at": ["cluster", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_spanner_database": [{"at": ["encryption_config", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_dataproc_cluster": [{"at": ["cluster_config", 0, "encryption_config", 0, "kms_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"google_sql_database_instance": [{"at": ["encryption_key_name"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"azurerm_managed_disk": [{"at": ["disk_encryption_set_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"azurerm_kubernetes_cluster": [{"at": ["disk_encryption_set_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
	"azurerm_cosmosdb_account": [{"at": ["key_vault_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Parameters that are no secrets are not encrypted.
is_exempt(r) if {
	r.type == "aws_ssm_parameter"
	object.get(r.values, "type", "SecureString") != "SecureString"
}

is_exempt(r) if {
	r.type == "google_compute_instance"
	not object.get(object.get(r.values, "boot_disk", [{}])[0], "disk_encryption_key_raw", "") in {"", null}
}
