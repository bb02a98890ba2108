# METADATA
# title: a PostgreSQL server does not log checkpoints
# description: |
#   When the server stalls, nothing shows whether it was writing.
#
#   Leave `log_checkpoints` on.
# custom:
#   id: tf-postgresql-log-checkpoints
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_30"
#     - "trivy:AZU-0024"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_postgresql_configuration, azurerm_postgresql_flexible_server_configuration]
#   bad: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "log_checkpoints"
#       value = "off"
#     }
#   good: |
#     resource "azurerm_postgresql_configuration" "it" {
#       name  = "log_checkpoints"
#       value = "on"
#     }
package infralint.terraform.postgresql_log_checkpoints

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["value"])} if {
	some r in tf.resources({"azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"})
	r.values.name in {"log_checkpoints"}
	lower(r.values.value) == "off"
	msg := sprintf("%s does not log checkpoints", [r.address])
}
