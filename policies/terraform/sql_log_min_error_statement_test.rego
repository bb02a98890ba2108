package infralint.terraform.sql_log_min_error_statement_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_log_min_error_statement

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "POSTGRES_17", "settings": [{"database_flags": [{"name": "log_min_error_statement", "value": value}]}]}}})

test_reported if {
	count(sql_log_min_error_statement.deny) == 1 with input as with_flag("panic")
}

test_not_reported if {
	count(sql_log_min_error_statement.deny) == 0 with input as with_flag("debug5")
}
