# METADATA
# title: a PostgreSQL database keeps errors to itself
# description: |
#   With a level such as `fatal` errors are not in the log, and neither are the traces of
#   an attack.
#
#   Set the flag `log_min_messages` to `error` or below, or leave it out.
# custom:
#   id: tf-sql-log-min-messages
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_55"
#     - "trivy:GCP-0018"
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
#           name  = "log_min_messages"
#           value = "panic"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_min_messages"
#           value = "debug5"
#         }
#       }
#     }
package infralint.terraform.sql_log_min_messages

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_min_messages")
	not flag.value in {null, "debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice", "warning", "error"}
	msg := sprintf("%s does not log errors", [flag.resource.address])
}
