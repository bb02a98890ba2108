package infralint.terraform.database_iam_login_test

import data.infralint.lib.testing
import data.infralint.terraform.database_iam_login

test_reported if {
	count(database_iam_login.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"iam_database_authentication_enabled": false}}})
}

test_not_reported if {
	count(database_iam_login.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"iam_database_authentication_enabled": true}}})
}
