package infralint.terraform.minor_upgrades_test

import data.infralint.lib.testing
import data.infralint.terraform.minor_upgrades

test_reported if {
	count(minor_upgrades.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"auto_minor_version_upgrade": false}}})
}

test_not_reported if {
	count(minor_upgrades.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"auto_minor_version_upgrade": true}}})
}
