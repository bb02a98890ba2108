package infralint.terraform.sql_log_min_duration_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_log_min_duration

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "POSTGRES_17", "settings": [{"database_flags": [{"name": "log_min_duration_statement", "value": value}]}]}}})

test_reported if {
	count(sql_log_min_duration.deny) == 1 with input as with_flag("100")
}

test_not_reported if {
	count(sql_log_min_duration.deny) == 0 with input as with_flag("-1")
}
