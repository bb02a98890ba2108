package infralint.terraform.sql_contained_authentication_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_contained_authentication

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "SQLSERVER_2022_STANDARD", "settings": [{"database_flags": [{"name": "contained database authentication", "value": value}]}]}}})

test_reported if {
	count(sql_contained_authentication.deny) == 1 with input as with_flag("on")
}

test_not_reported if {
	count(sql_contained_authentication.deny) == 0 with input as with_flag("off")
}
