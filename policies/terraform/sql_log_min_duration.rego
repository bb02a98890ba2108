# METADATA
# title: a PostgreSQL database writes statements to its log
# description: |
#   Statements have the data of people in them, which many more may read in the log than
#   in the database.
#
#   Set the flag `log_min_duration_statement` to `-1`, or leave it out.
# custom:
#   id: tf-sql-log-min-duration
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_57"
#     - "trivy:GCP-0021"
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
#           name  = "log_min_duration_statement"
#           value = "100"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_min_duration_statement"
#           value = "-1"
#         }
#       }
#     }
package infralint.terraform.sql_log_min_duration

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_min_duration_statement")
	not flag.value in {null, "-1"}
	msg := sprintf("%s writes statements to its log", [flag.resource.address])
}
