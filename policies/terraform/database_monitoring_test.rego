package infralint.terraform.database_monitoring_test

import data.infralint.lib.testing
import data.infralint.terraform.database_monitoring

test_reported if {
	count(database_monitoring.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"monitoring_interval": 0}}})
}

test_not_reported if {
	count(database_monitoring.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"monitoring_interval": 60}}})
}
