# METADATA
# title: a PostgreSQL database does not log who connects
# description: |
#   After a break-in nothing tells who connected from where, nor that somebody was
#   guessing passwords.
#
#   Set the flag `log_connections` to `on`.
# custom:
#   id: tf-sql-log-connections
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_52"
#     - "trivy:GCP-0016"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_sql_database_instance]
#   bad: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_connections"
#           value = "off"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_connections"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_log_connections

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_connections")
	not flag.value in {"on"}
	msg := sprintf("%s does not log who connects", [flag.resource.address])
}
