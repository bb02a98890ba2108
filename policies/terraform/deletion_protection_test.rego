package infralint.terraform.deletion_protection_test

import data.infralint.lib.testing
import data.infralint.terraform.deletion_protection

test_reported if {
	count(deletion_protection.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"deletion_protection": false}}})
}

test_not_reported if {
	count(deletion_protection.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"deletion_protection": true}}})
}

test_replica if {
	count(deletion_protection.deny) == 0 with input as testing.terraform({"aws_db_instance": {"a": {"replicate_source_db": "x"}}})
}
