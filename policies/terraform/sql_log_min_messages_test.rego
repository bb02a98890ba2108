package infralint.terraform.sql_log_min_messages_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_log_min_messages

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "POSTGRES_17", "settings": [{"database_flags": [{"name": "log_min_messages", "value": value}]}]}}})

test_reported if {
	count(sql_log_min_messages.deny) == 1 with input as with_flag("panic")
}

test_not_reported if {
	count(sql_log_min_messages.deny) == 0 with input as with_flag("debug5")
}
