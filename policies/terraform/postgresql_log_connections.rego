# METADATA
# title: a PostgreSQL server does not log who connects
# description: |
#   After a break-in nothing tells who connected from where.
#
#   Leave `log_connections` on.
# custom:
#   id: tf-postgresql-log-connections
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_31"
#     - "trivy:AZU-0019"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_postgresql_configuration, azurerm_postgresql_flexible_server_configuration]
#   bad: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "log_connections"
#       value = "off"
#     }
#   good: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "log_connections"
#       value = "on"
#     }
package infralint.terraform.postgresql_log_connections

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["value"])} if {
	some r in tf.resources({"azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"})
	r.values.name in {"log_connections"}
	lower(r.values.value) == "off"
	msg := sprintf("%s does not log who connects", [r.address])
}
