package infralint.terraform.warehouse_upgrade_test

import data.infralint.lib.testing
import data.infralint.terraform.warehouse_upgrade

test_reported if {
	count(warehouse_upgrade.deny) == 1 with input as testing.terraform({"aws_redshift_cluster": {"bad": {"allow_version_upgrade": false}}})
}

test_not_reported if {
	count(warehouse_upgrade.deny) == 0 with input as testing.terraform({"aws_redshift_cluster": {"good": {"allow_version_upgrade": true}}})
}
