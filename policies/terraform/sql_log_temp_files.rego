# METADATA
# title: a PostgreSQL database does not log its temporary files
# description: |
#   Queries that need more memory than they have write to the disk, and nothing tells
#   which.
#
#   Set the flag `log_temp_files` to `0`.
# custom:
#   id: tf-sql-log-temp-files
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_56"
#     - "trivy:GCP-0014"
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
#           name  = "log_temp_files"
#           value = "10"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "POSTGRES_17"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "log_temp_files"
#           value = "0"
#         }
#       }
#     }
package infralint.terraform.sql_log_temp_files

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_temp_files")
	not flag.value in {"0"}
	msg := sprintf("%s does not log its temporary files", [flag.resource.address])
}
