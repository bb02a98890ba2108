# METADATA
# title: a PostgreSQL database does not log checkpoints
# description: |
#   When the database stalls, nothing shows whether it was writing.
#
#   Set the flag `log_checkpoints` to `on`.
# custom:
#   id: tf-sql-log-checkpoints
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_51"
#     - "trivy:GCP-0025"
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
#           name  = "log_checkpoints"
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
#           name  = "log_checkpoints"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_log_checkpoints

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_checkpoints")
	not flag.value in {"on"}
	msg := sprintf("%s does not log checkpoints", [flag.resource.address])
}
