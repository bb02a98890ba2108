# METADATA
# title: a PostgreSQL database does not log when clients leave
# description: |
#   After a break-in nothing tells for how long somebody was there.
#
#   Set the flag `log_disconnections` to `on`.
# custom:
#   id: tf-sql-log-disconnections
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_53"
#     - "trivy:GCP-0022"
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
#           name  = "log_disconnections"
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
#           name  = "log_disconnections"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_log_disconnections

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_disconnections")
	not flag.value in {"on"}
	msg := sprintf("%s does not log when clients leave", [flag.resource.address])
}
