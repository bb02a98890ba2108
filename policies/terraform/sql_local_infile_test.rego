package infralint.terraform.sql_local_infile_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_local_infile

with_flag(value) := testing.terraform({"google_sql_database_instance": {"db": {"database_version": "MYSQL_8_0", "settings": [{"database_flags": [{"name": "local_infile", "value": value}]}]}}})

test_reported if {
	count(sql_local_infile.deny) == 1 with input as with_flag("on")
}

test_not_reported if {
	count(sql_local_infile.deny) == 0 with input as with_flag("off")
}
