package infralint.terraform.backup_test

import data.infralint.lib.testing
import data.infralint.terraform.backup

test_reported if {
	count(backup.deny) == 9 with input as testing.terraform({"aws_db_instance": {"bad_0": {"backup_retention_period": 0}}, "aws_rds_cluster": {"bad_0": {"backup_retention_period": 0}}, "aws_elasticache_replication_group": {"bad_0": {"snapshot_retention_limit": 0}}, "aws_elasticache_cluster": {"bad_0": {"snapshot_retention_limit": 0}}, "aws_dynamodb_table": {"bad_0": {"point_in_time_recovery": [{"enabled": false}]}}, "google_sql_database_instance": {"bad_0": {"settings": [{"backup_configuration": [{"enabled": false}]}]}}, "azurerm_postgresql_server": {"bad_0": {"geo_redundant_backup_enabled": false}}, "azurerm_mysql_server": {"bad_0": {"geo_redundant_backup_enabled": false}}, "azurerm_mariadb_server": {"bad_0": {"geo_redundant_backup_enabled": false}}})
}

test_not_reported if {
	count(backup.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"backup_retention_period": "fine"}}})
}

test_exempt if {
	count(backup.deny) == 0 with input as testing.terraform({
		"aws_elasticache_cluster": {"a": {"engine": "memcached"}},
		"aws_db_instance": {"a": {"replicate_source_db": "x", "backup_retention_period": 0}},
		"google_sql_database_instance": {"a": {"master_instance_name": "x"}},
	})
}
