# METADATA
# title: a PostgreSQL database does not log the names of its clients
# description: |
#   An address of a cloud belongs to somebody else a minute later; the name tells who it
#   was.
#
#   Set the flag `log_hostname` to `on`.
# custom:
#   id: tf-sql-log-hostname
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_108"
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
#           name  = "log_hostname"
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
#           name  = "log_hostname"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_log_hostname

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_hostname")
	not flag.value in {"on"}
	msg := sprintf("%s does not log the names of its clients", [flag.resource.address])
}
