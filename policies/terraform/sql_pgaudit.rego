# METADATA
# title: a PostgreSQL database has no audit log
# description: |
#   Nothing tells who read or changed what.
#
#   Set the flag `cloudsql.enable_pgaudit` to `on`, and `pgaudit.log` to what is to be
#   written.
# custom:
#   id: tf-sql-pgaudit
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_110"
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
#           name  = "cloudsql.enable_pgaudit"
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
#           name  = "cloudsql.enable_pgaudit"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_pgaudit

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "cloudsql.enable_pgaudit")
	not flag.value in {"on"}
	msg := sprintf("%s has no audit log", [flag.resource.address])
}
