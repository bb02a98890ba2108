package infralint.terraform.sql_cross_db_ownership_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_cross_db_ownership

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "SQLSERVER_2022_STANDARD", "settings": [{"database_flags": [{"name": "cross db ownership chaining", "value": value}]}]}}})

test_reported if {
	count(sql_cross_db_ownership.deny) == 1 with input as with_flag("on")
}

test_not_reported if {
	count(sql_cross_db_ownership.deny) == 0 with input as with_flag("off")
}
