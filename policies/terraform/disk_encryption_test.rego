package infralint.terraform.disk_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.disk_encryption

test_reported if {
	count(disk_encryption.deny) == 21 with input as testing.terraform({"aws_ebs_volume": {"bad_0": {"encrypted": false}}, "aws_efs_file_system": {"bad_0": {"encrypted": false}}, "aws_redshift_cluster": {"bad_0": {"encrypted": false}}, "aws_db_instance": {"bad_0": {"storage_encrypted": false}}, "aws_rds_cluster": {"bad_0": {"storage_encrypted": false}}, "aws_rds_global_cluster": {"bad_0": {"storage_encrypted": false}}, "aws_docdb_cluster": {"bad_0": {"storage_encrypted": false}}, "aws_neptune_cluster": {"bad_0": {"storage_encrypted": false}}, "aws_elasticache_replication_group": {"bad_0": {"at_rest_encryption_enabled": false}}, "aws_elasticsearch_domain": {"bad_0": {"encrypt_at_rest": [{"enabled": false}]}}, "aws_opensearch_domain": {"bad_0": {"encrypt_at_rest": [{"enabled": false}]}}, "aws_dax_cluster": {"bad_0": {"server_side_encryption": [{"enabled": false}]}}, "aws_instance": {"bad_0": {"root_block_device": [{"encrypted": false}], "ebs_block_device": [{"encrypted": true}]}, "bad_1": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": false}]}}, "aws_launch_configuration": {"bad_0": {"root_block_device": [{"encrypted": false}], "ebs_block_device": [{"encrypted": true}]}, "bad_1": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": false}]}}, "aws_launch_template": {"bad_0": {"block_device_mappings": [{"ebs": [{"encrypted": false}]}]}}, "aws_ebs_encryption_by_default": {"bad_0": {"enabled": false}}, "aws_ami": {"bad_0": {"ebs_block_device": [{"encrypted": false}]}}, "azurerm_managed_disk": {"bad_0": {"encryption_settings": [{"enabled": false}]}}, "azurerm_data_lake_store": {"bad_0": {"encryption_state": "Disabled"}}})
}

test_not_reported if {
	count(disk_encryption.deny) == 0 with input as testing.terraform({"aws_ebs_volume": {"good": {"encrypted": true}}})
}

test_exempt if {
	count(disk_encryption.deny) == 0 with input as testing.terraform({
		"aws_db_instance": {"a": {"replicate_source_db": {"unknown": true}}},
		"aws_rds_cluster": {"b": {"engine_mode": "serverless"}, "c": {"replication_source_identifier": "x"}},
		"aws_rds_global_cluster": {"d": {"source_db_cluster_identifier": "x"}},
	})
}
