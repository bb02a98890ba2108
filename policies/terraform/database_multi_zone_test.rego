package infralint.terraform.database_multi_zone_test

import data.infralint.lib.testing
import data.infralint.terraform.database_multi_zone

test_reported if {
	count(database_multi_zone.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"multi_az": false}}})
}

test_not_reported if {
	count(database_multi_zone.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"multi_az": true}}})
}
