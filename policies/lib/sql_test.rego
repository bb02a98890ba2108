package infralint.lib.sql_test

import data.infralint.lib.sql
import data.infralint.lib.testing

unknown := {"unknown": true}

given(settings) := [f.value |
	some f in sql.flags("POSTGRES", "log_connections") with input as testing.terraform({"google_sql_database_instance": {
		"it": object.union({"database_version": "POSTGRES_17"}, settings),
		"other": {"database_version": "MYSQL_8_0"},
	}})
]

test_flags if {
	given({}) == [null]
	given({"settings": [{}]}) == [null]
	given({"settings": [{"database_flags": [{"name": "other", "value": "x"}]}]}) == [null]
	given({"settings": [{"database_flags": [{"name": "log_connections", "value": "ON"}]}]}) == ["on"]
	given({"settings": [{"database_flags": [{"name": "log_connections", "value": unknown}]}]}) == []
	given({"settings": [{"database_flags": [{"name": unknown, "value": "on"}]}]}) == []
	given({"settings": [{"database_flags": [unknown]}]}) == []
	given({"settings": [unknown]}) == []
}
