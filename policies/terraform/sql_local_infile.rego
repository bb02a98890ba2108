# METADATA
# title: a MySQL database reads files of its clients
# description: |
#   A statement may have the server read a file of the client that sends it, or of the web
#   server behind it. An injection then reads files, too.
#
#   Set the flag `local_infile` to `off`.
# custom:
#   id: tf-sql-local-infile
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_50"
#     - "trivy:GCP-0026"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_sql_database_instance]
#   bad: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "MYSQL_8_0"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "local_infile"
#           value = "on"
#         }
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "MYSQL_8_0"
#       settings {
#         tier = "db-custom-2-7680"
#         database_flags {
#           name  = "local_infile"
#           value = "off"
#         }
#       }
#     }
package infralint.terraform.sql_local_infile

import data.infralint.lib.sql

deny contains {"msg": msg, "path": flag.path} if {
	some flag in sql.flags("MYSQL", "local_infile")
	flag.value == "on"
	msg := sprintf("%s reads files of its clients", [flag.resource.address])
}
