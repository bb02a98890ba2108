package infralint.terraform.snapshot_public_test

import data.infralint.lib.testing
import data.infralint.terraform.snapshot_public

test_reported if {
	count(snapshot_public.deny) == 1 with input as testing.terraform({"aws_db_snapshot": {"bad": {"shared_accounts": ["all"]}}})
}

test_not_reported if {
	count(snapshot_public.deny) == 0 with input as testing.terraform({"aws_db_snapshot": {"good": {"shared_accounts": ["123456789012"]}}})
}
