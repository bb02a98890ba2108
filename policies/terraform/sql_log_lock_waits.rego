# METADATA
# title: a PostgreSQL database does not log who waits for a lock
# description: |
#   When requests hang, nothing tells for what.
#
#   Set the flag `log_lock_waits` to `on`.
# custom:
#   id: tf-sql-log-lock-waits
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_54"
#     - "trivy:GCP-0020"
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
#           name  = "log_lock_waits"
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
#           name  = "log_lock_waits"
#           value = "on"
#         }
#       }
#     }
package infralint.terraform.sql_log_lock_waits

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("POSTGRES", "log_lock_waits")
	not flag.value in {"on"}
	msg := sprintf("%s does not log who waits for a lock", [flag.resource.address])
}
