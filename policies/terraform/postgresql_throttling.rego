# METADATA
# title: a PostgreSQL server lets passwords be tried without end
# description: |
#   With throttling, an address that fails too often has to wait.
#
#   Leave `connection_throttling` on.
# custom:
#   id: tf-postgresql-throttling
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_32"
#     - "trivy:AZU-0021"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_postgresql_configuration, azurerm_postgresql_flexible_server_configuration]
#   bad: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "connection_throttling"
#       value = "off"
#     }
#   good: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "connection_throttling"
#       value = "on"
#     }
package infralint.terraform.postgresql_throttling

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["value"])} if {
	some r in tf.resources({"azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"})
	r.values.name in {"connection_throttling", "connection_throttle.enable"}
	lower(r.values.value) == "off"
	msg := sprintf("%s lets passwords be tried without end", [r.address])
}
