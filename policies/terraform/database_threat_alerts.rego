# METADATA
# title: nobody is told when a database is attacked
# description: |
#   Azure looks for injections and guessed passwords, and tells nobody.
#
#   Enable a `threat_detection_policy`.
# custom:
#   id: tf-database-threat-alerts
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_127"
#     - "checkov:CKV_AZURE_128"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_mysql_server, azurerm_postgresql_server]
#   bad: |
#     resource "azurerm_mysql_server" "main" {
#     }
#   good: |
#     resource "azurerm_mysql_server" "main" {
#       threat_detection_policy {
#         enabled = true
#       }
#     }
package infralint.terraform.database_threat_alerts

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_mysql_server": [{"at": ["threat_detection_policy", 0, "enabled"], "want": {true, "true", "1"}, "say": "tells nobody of attacks"}],
	"azurerm_postgresql_server": [{"at": ["threat_detection_policy", 0, "enabled"], "want": {true, "true", "1"}, "say": "tells nobody of attacks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
