package infralint.terraform.backup_test

import data.infralint.lib.testing
import data.infralint.terraform.backup

test_reported if {
	count(backup.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"backup_retention_period": 0}}})
}

test_not_reported if {
	count(backup.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"backup_retention_period": 7}}})
}

test_exempt if {
	count(backup.deny) == 0 with input as testing.terraform({
		"aws_elasticache_cluster": {"a": {"engine": "memcached"}, "b": {"engine": {"unknown": true}}},
		"aws_db_instance": {"a": {"replicate_source_db": "x", "backup_retention_period": 0}},
		"google_sql_database_instance": {"a": {"master_instance_name": "x"}},
	})
}

test_replica if {
	count(backup.deny) == 0 with input as testing.terraform({"azurerm_mysql_flexible_server": {"a": {"create_mode": "Replica"}}})
}
