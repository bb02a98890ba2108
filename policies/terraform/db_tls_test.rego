package infralint.terraform.db_tls_test

import data.infralint.lib.testing
import data.infralint.terraform.db_tls

test_reported if {
	count(db_tls.deny) == 1 with input as testing.terraform({"azurerm_mysql_server": {"bad": {"ssl_enforcement_enabled": false, "ssl_enforcement": "Enabled"}}})
}

test_not_reported if {
	count(db_tls.deny) == 0 with input as testing.terraform({"azurerm_mysql_server": {"good": {"ssl_enforcement_enabled": true, "ssl_enforcement": "Enabled"}}})
}

test_google if {
	{r.path[2] | some r in db_tls.deny} == {"a", "b"} with input as testing.terraform({"google_sql_database_instance": {
		"a": {"settings": [{"tier": "x"}]},
		"b": {"settings": [{"ip_configuration": [{"ssl_mode": "ALLOW_UNENCRYPTED_AND_ENCRYPTED"}]}]},
		"c": {"settings": [{"ip_configuration": [{"ssl_mode": "ENCRYPTED_ONLY"}]}]},
		"d": {"settings": [{"ip_configuration": [{"require_ssl": true}]}]},
		"e": {"settings": [{"ip_configuration": [{"require_ssl": {"unknown": true}}]}]},
	}})
}

test_docdb if {
	count(db_tls.deny) == 1 with input as testing.terraform({"aws_docdb_cluster_parameter_group": {
		"a": {"parameter": [{"name": "tls", "value": "disabled"}]},
		"b": {"parameter": [{"name": "tls", "value": "enabled"}]},
	}})
}
