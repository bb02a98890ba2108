package infralint.terraform.disk_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.disk_encryption

test_reported if {
	count(disk_encryption.deny) == 1 with input as testing.terraform({"aws_ebs_volume": {"bad": {"encrypted": false}}})
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
