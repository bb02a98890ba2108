package infralint.terraform.db_tls_test

import data.infralint.lib.testing
import data.infralint.terraform.db_tls

test_reported if {
	count(db_tls.deny) == 10 with input as testing.terraform({"azurerm_mysql_server": {"bad_0": {"ssl_enforcement_enabled": false}}, "azurerm_postgresql_server": {"bad_0": {"ssl_enforcement_enabled": false}}, "azurerm_mariadb_server": {"bad_0": {"ssl_enforcement_enabled": false}}, "azurerm_redis_cache": {"bad_0": {"enable_non_ssl_port": true, "non_ssl_port_enabled": false}, "bad_1": {"enable_non_ssl_port": false, "non_ssl_port_enabled": true}}, "aws_elasticache_replication_group": {"bad_0": {"transit_encryption_enabled": false}}, "aws_elasticsearch_domain": {"bad_0": {"node_to_node_encryption": [{"enabled": false}]}}, "aws_opensearch_domain": {"bad_0": {"node_to_node_encryption": [{"enabled": false}]}}, "aws_msk_cluster": {"bad_0": {"encryption_info": [{"encryption_in_transit": [{"client_broker": "PLAINTEXT", "in_cluster": true}]}]}, "bad_1": {"encryption_info": [{"encryption_in_transit": [{"client_broker": "fine", "in_cluster": false}]}]}}})
}

test_not_reported if {
	count(db_tls.deny) == 0 with input as testing.terraform({"azurerm_mysql_server": {"good": {"ssl_enforcement_enabled": true}}})
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
