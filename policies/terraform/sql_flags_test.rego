package infralint.terraform.sql_flags_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_flags

of(values) := found if {
	found := count(sql_flags.deny) with input as testing.terraform({"google_sql_database_instance": {"a": values}})
}

test_flags if {
	of({"database_version": "MYSQL_8_0", "settings": [{}]}) == 1
	of({"database_version": "MYSQL_8_0", "settings": [{"database_flags": [{"name": "local_infile", "value": "off"}]}]}) == 0
	of({"database_version": "POSTGRES_16", "settings": [{}]}) == 5
	of({"database_version": "POSTGRES_16", "settings": [{"database_flags": [{"unknown": true}]}]}) == 0
}
