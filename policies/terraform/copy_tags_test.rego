package infralint.terraform.copy_tags_test

import data.infralint.lib.testing
import data.infralint.terraform.copy_tags

test_reported if {
	count(copy_tags.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"copy_tags_to_snapshot": false}}})
}

test_not_reported if {
	count(copy_tags.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"copy_tags_to_snapshot": true}}})
}
