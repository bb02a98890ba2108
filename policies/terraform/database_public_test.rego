package infralint.terraform.database_public_test

import data.infralint.lib.testing
import data.infralint.terraform.database_public

test_reported if {
	count(database_public.deny) == 18 with input as testing.terraform({"aws_db_instance": {"bad_0": {"publicly_accessible": true}}, "aws_rds_cluster_instance": {"bad_0": {"publicly_accessible": true}}, "aws_neptune_cluster_instance": {"bad_0": {"publicly_accessible": true}}, "aws_dms_replication_instance": {"bad_0": {"publicly_accessible": true}}, "aws_mq_broker": {"bad_0": {"publicly_accessible": true}}, "aws_redshiftserverless_workgroup": {"bad_0": {"publicly_accessible": true}}, "aws_redshift_cluster": {"bad_0": {"publicly_accessible": true}}, "aws_msk_cluster": {"bad_0": {"broker_node_group_info": [{"connectivity_info": [{"public_access": [{"type": "SERVICE_PROVIDED_EIPS"}]}]}]}}, "google_sql_database_instance": {"bad_0": {"settings": [{"ip_configuration": [{"ipv4_enabled": true, "authorized_networks": [{"value": "fine"}]}]}]}, "bad_1": {"settings": [{"ip_configuration": [{"ipv4_enabled": false, "authorized_networks": [{"value": "0.0.0.0/0"}]}]}]}}, "azurerm_mssql_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_sql_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_mysql_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_mysql_flexible_server_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_postgresql_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_postgresql_flexible_server_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_mariadb_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}, "azurerm_synapse_firewall_rule": {"bad_0": {"end_ip_address": "255.255.255.255"}}})
}

test_not_reported if {
	count(database_public.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"publicly_accessible": false}}})
}
