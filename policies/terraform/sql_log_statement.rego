# METADATA
# title: a PostgreSQL database does not log changes of tables
# description: |
#   Nothing tells who dropped a table or gave somebody a right.
#
#   Set the flag `log_statement` to `ddl`.
# custom:
#   id: tf-sql-log-statement
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_111"
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
#           name  = "log_statement"
#           value = "none"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_statement"
#           value = "ddl"
#         }
#       }
#     }
package infralint.terraform.sql_log_statement

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_statement")
	not flag.value in {"ddl", "mod", "all"}
	msg := sprintf("%s does not log changes of tables", [flag.resource.address])
}
