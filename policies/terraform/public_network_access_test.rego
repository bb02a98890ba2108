package infralint.terraform.public_network_access_test

import data.infralint.lib.testing
import data.infralint.terraform.public_network_access

test_reported if {
	count(public_network_access.deny) == 21 with input as testing.terraform({"azurerm_storage_account": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_mssql_server": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_mysql_server": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_postgresql_server": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_mariadb_server": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_cosmosdb_account": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_key_vault": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_container_registry": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_redis_cache": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_cognitive_account": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_eventgrid_domain": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_eventgrid_topic": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_search_service": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_iothub": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_synapse_workspace": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_linux_web_app": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_windows_web_app": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_linux_function_app": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_windows_function_app": {"bad_0": {"public_network_access_enabled": true}}, "azurerm_data_factory": {"bad_0": {"public_network_enabled": true}}, "azurerm_app_configuration": {"bad_0": {"public_network_access": "other"}}})
}

test_not_reported if {
	count(public_network_access.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"public_network_access_enabled": false}}})
}
