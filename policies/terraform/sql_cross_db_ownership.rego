# METADATA
# title: who owns one database of an SQL Server reaches the others
# description: |
#   The owner of a table in one database gets to those of the same owner in another, past
#   their permissions.
#
#   Set the flag `cross db ownership chaining` to `off`, which is the default.
# custom:
#   id: tf-sql-cross-db-ownership
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_58"
#     - "trivy:GCP-0019"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_sql_database_instance]
#   bad: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "SQLSERVER_2022_STANDARD"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "cross db ownership chaining"
#           value = "on"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "SQLSERVER_2022_STANDARD"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "cross db ownership chaining"
#           value = "off"
#         }
#       }
#     }
package infralint.terraform.sql_cross_db_ownership

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("SQLSERVER", "cross db ownership chaining")
	flag.value == "on"
	msg := sprintf("%s lets owners of one database reach others", [flag.resource.address])
}
