package infralint.terraform.sql_log_hostname_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_log_hostname

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "POSTGRES_17", "settings": [{"database_flags": [{"name": "log_hostname", "value": value}]}]}}})

test_reported if {
	count(sql_log_hostname.deny) == 1 with input as with_flag("off")
}

test_not_reported if {
	count(sql_log_hostname.deny) == 0 with input as with_flag("on")
}
