# METADATA
# title: a service of Azure can be reached from all networks
# description: |
#   The service answers requests from the internet, and only its keys and firewall rules
#   keep others out. It is the default for most services of Azure.
#
#   Set the argument to false and use a private endpoint. Where clients come from
#   elsewhere, leave it and bound the addresses.
# custom:
#   id: tf-public-network-access
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_101"
#     - "checkov:CKV_AZURE_104"
#     - "checkov:CKV_AZURE_106"
#     - "checkov:CKV_AZURE_108"
#     - "checkov:CKV_AZURE_113"
#     - "checkov:CKV_AZURE_124"
#     - "checkov:CKV_AZURE_134"
#     - "checkov:CKV_AZURE_139"
#     - "checkov:CKV_AZURE_144"
#     - "checkov:CKV_AZURE_158"
#     - "checkov:CKV_AZURE_174"
#     - "checkov:CKV_AZURE_185"
#     - "checkov:CKV_AZURE_189"
#     - "checkov:CKV_AZURE_193"
#     - "checkov:CKV_AZURE_204"
#     - "checkov:CKV_AZURE_221"
#     - "checkov:CKV_AZURE_222"
#     - "checkov:CKV_AZURE_251"
#     - "checkov:CKV_AZURE_48"
#     - "checkov:CKV_AZURE_53"
#     - "checkov:CKV_AZURE_59"
#     - "checkov:CKV_AZURE_64"
#     - "checkov:CKV_AZURE_68"
#     - "checkov:CKV_AZURE_89"
#     - "checkov:CKV_AZURE_90"
#     - "trivy:AZU-0022"
#     - "trivy:AZU-0035"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_api_management
#           - azurerm_app_configuration
#           - azurerm_automation_account
#           - azurerm_batch_account
#           - azurerm_cognitive_account
#           - azurerm_container_registry
#           - azurerm_cosmosdb_account
#           - azurerm_data_factory
#           - azurerm_databricks_workspace
#           - azurerm_eventgrid_domain
#           - azurerm_eventgrid_topic
#           - azurerm_iothub
#           - azurerm_key_vault
#           - azurerm_linux_function_app
#           - azurerm_linux_web_app
#           - azurerm_machine_learning_workspace
#           - azurerm_managed_disk
#           - azurerm_mariadb_server
#           - azurerm_mssql_server
#           - azurerm_mysql_server
#           - azurerm_postgresql_server
#           - azurerm_redis_cache
#           - azurerm_search_service
#           - azurerm_servicebus_namespace
#           - azurerm_storage_account
#           - azurerm_storage_sync
#           - azurerm_synapse_workspace
#           - azurerm_windows_function_app
#           - azurerm_windows_web_app
#   bad: |
#     resource "azurerm_storage_account" "main" {
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       public_network_access_enabled = false
#     }
package infralint.terraform.public_network_access

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_mssql_server": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_mysql_server": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_postgresql_server": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_mariadb_server": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_cosmosdb_account": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_key_vault": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_container_registry": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_redis_cache": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_cognitive_account": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_eventgrid_domain": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_eventgrid_topic": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_search_service": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_iothub": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_synapse_workspace": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_linux_web_app": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_windows_web_app": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_linux_function_app": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_windows_function_app": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_machine_learning_workspace": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_databricks_workspace": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_api_management": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_managed_disk": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_servicebus_namespace": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_automation_account": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_batch_account": [{"at": ["public_network_access_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_data_factory": [{"at": ["public_network_enabled"], "want": {false, "false", "0"}, "say": "can be reached from all networks"}],
	"azurerm_app_configuration": [{"at": ["public_network_access"], "want": {"Disabled"}, "say": "can be reached from all networks"}],
	"azurerm_storage_sync": [{"at": ["incoming_traffic_policy"], "want": {"AllowVirtualNetworksOnly"}, "say": "can be reached from all networks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
