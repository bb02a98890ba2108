package infralint.terraform.sql_log_temp_files_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_log_temp_files

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "POSTGRES_17", "settings": [{"database_flags": [{"name": "log_temp_files", "value": value}]}]}}})

test_reported if {
	count(sql_log_temp_files.deny) == 1 with input as with_flag("10")
}

test_not_reported if {
	count(sql_log_temp_files.deny) == 0 with input as with_flag("0")
}
