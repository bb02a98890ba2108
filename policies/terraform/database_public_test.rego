package infralint.terraform.database_public_test

import data.infralint.lib.testing
import data.infralint.terraform.database_public

test_reported if {
	count(database_public.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"publicly_accessible": true}}})
}

test_not_reported if {
	count(database_public.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"publicly_accessible": false}}})
}
