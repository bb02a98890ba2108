package infralint.terraform.customer_key_test

import data.infralint.lib.testing
import data.infralint.terraform.customer_key

test_reported if {
	count(customer_key.deny) == 18 with input as testing.terraform({"aws_cloudwatch_log_group": {"missing_0": {}}, "aws_secretsmanager_secret": {"missing_0": {}}, "aws_ebs_volume": {"missing_0": {}}, "aws_efs_file_system": {"missing_0": {}}, "aws_redshift_cluster": {"missing_0": {}}, "aws_rds_cluster": {"missing_0": {}}, "aws_docdb_cluster": {"missing_0": {}}, "aws_neptune_cluster": {"missing_0": {}}, "aws_dynamodb_table": {"bad_0": {"server_side_encryption": [{"enabled": false}]}}, "aws_ecr_repository": {"bad_0": {"encryption_configuration": [{"encryption_type": "other"}]}}, "aws_codebuild_project": {"missing_0": {}}, "google_compute_disk": {"missing_0": {"disk_encryption_key": [{}]}}, "google_storage_bucket": {"missing_0": {"encryption": [{}]}}, "google_bigquery_dataset": {"missing_0": {"default_encryption_configuration": [{}]}}, "google_pubsub_topic": {"missing_0": {}}, "google_artifact_registry_repository": {"missing_0": {}}, "google_sql_database_instance": {"missing_0": {}}, "azurerm_managed_disk": {"missing_0": {}}})
}

test_not_reported if {
	count(customer_key.deny) == 0 with input as testing.terraform({"aws_cloudwatch_log_group": {"good": {"kms_key_id": "something"}}})
}
