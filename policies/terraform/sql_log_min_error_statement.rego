# METADATA
# title: a PostgreSQL database does not log the statements that fail
# description: |
#   An injection is tried until it works. The statements that fail before are what shows
#   it.
#
#   Set the flag `log_min_error_statement` to `error` or below, or leave it out.
# custom:
#   id: tf-sql-log-min-error-statement
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_109"
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
#           name  = "log_min_error_statement"
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
#           name  = "log_min_error_statement"
#           value = "debug5"
#         }
#       }
#     }
package infralint.terraform.sql_log_min_error_statement

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_min_error_statement")
	not flag.value in {null, "debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice", "warning", "error"}
	msg := sprintf("%s does not log the statements that fail", [flag.resource.address])
}
