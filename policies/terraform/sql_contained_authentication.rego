# METADATA
# title: databases of an SQL Server let users in by themselves
# description: |
#   Who may change users of a contained database lets people in without the administrator
#   of the server knowing.
#
#   Set the flag `contained database authentication` to `off`, which is the default.
# custom:
#   id: tf-sql-contained-authentication
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_59"
#     - "trivy:GCP-0023"
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
#           name  = "contained database authentication"
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
#           name  = "contained database authentication"
#           value = "off"
#         }
#       }
#     }
package infralint.terraform.sql_contained_authentication

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("SQLSERVER", "contained database authentication")
	flag.value == "on"
	msg := sprintf("%s lets databases decide who its users are", [flag.resource.address])
}
