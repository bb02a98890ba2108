# METADATA
# title: a service of Azure is opened by keys
# description: |
#   A key belongs to nobody and is never changed.
#
#   Set `local_auth_enabled = false`.
# custom:
#   id: tf-service-local-login
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_184"
#     - "checkov:CKV_AZURE_192"
#     - "checkov:CKV_AZURE_195"
#     - "checkov:CKV_AZURE_203"
#     - "checkov:CKV_AZURE_236"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_app_configuration
#           - azurerm_cognitive_account
#           - azurerm_eventgrid_domain
#           - azurerm_eventgrid_topic
#           - azurerm_search_service
#           - azurerm_servicebus_namespace
#   bad: |
#     resource "azurerm_cognitive_account" "main" {
#     }
#   good: |
#     resource "azurerm_cognitive_account" "main" {
#       local_auth_enabled = false
#     }
package infralint.terraform.service_local_login

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_cognitive_account": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
	"azurerm_search_service": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
	"azurerm_servicebus_namespace": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
	"azurerm_app_configuration": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
	"azurerm_eventgrid_topic": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
	"azurerm_eventgrid_domain": [{"at": ["local_auth_enabled"], "want": {false, "false", "0"}, "say": "is opened by keys"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
