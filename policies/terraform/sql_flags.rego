# METADATA
# title: flags of a Cloud SQL database leave out logs or let in too much
# description: |
#   The flags of the database say what is logged and what may be read. By default
#   connections and waits are not logged.
#
#   Set the flags that the benchmark of CIS names for the engine.
# custom:
#   id: tf-sql-flags
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_50"
#     - "checkov:CKV_GCP_51"
#     - "checkov:CKV_GCP_52"
#     - "checkov:CKV_GCP_53"
#     - "checkov:CKV_GCP_54"
#     - "checkov:CKV_GCP_55"
#     - "checkov:CKV_GCP_56"
#     - "checkov:CKV_GCP_57"
#     - "checkov:CKV_GCP_58"
#     - "checkov:CKV_GCP_59"
#     - "trivy:GCP-0014"
#     - "trivy:GCP-0016"
#     - "trivy:GCP-0020"
#     - "trivy:GCP-0022"
#     - "trivy:GCP-0023"
#     - "trivy:GCP-0025"
#     - "trivy:GCP-0026"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_sql_database_instance, local_infile]
#   bad: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "MYSQL_8_0"
#       settings {
#         tier = "db-f1-micro"
#       }
#     }
#   good: |
#     resource "google_sql_database_instance" "db" {
#       database_version = "MYSQL_8_0"
#       settings {
#         tier = "db-f1-micro"
#         database_flags {
#           name  = "local_infile"
#           value = "off"
#         }
#       }
#     }
package infralint.terraform.sql_flags

import data.infralint.lib.terraform as tf

# What each flag must be, by engine. What a flag is without being set is fine for those that are not required.
flags := {
	"MYSQL": [{"name": "local_infile", "want": "off", "required": true}],
	"POSTGRES": [
		{"name": "log_checkpoints", "want": "on", "required": true},
		{"name": "log_connections", "want": "on", "required": true},
		{"name": "log_disconnections", "want": "on", "required": true},
		{"name": "log_lock_waits", "want": "on", "required": true},
		{"name": "log_min_duration_statement", "want": "-1", "required": false},
		{"name": "log_temp_files", "want": "0", "required": true},
	],
	"SQLSERVER": [
		{"name": "contained database authentication", "want": "off", "required": true},
		{"name": "cross db ownership chaining", "want": "off", "required": true},
	],
}

deny contains {"msg": msg, "path": tf.at(r, ["settings", 0, "database_flags"])} if {
	some r in input.resources.google_sql_database_instance
	some flag in flags[split(r.values.database_version, "_")[0]]
	settings := tf.block(r.values, "settings")
	not tf.has_unknown(settings, "database_flags")
	given := [sprintf("%v", [f.value]) | some f in settings.database_flags; f.name == flag.name]
	not fits(flag, given)
	msg := sprintf("%s does not have the flag %s set to %s", [r.address, flag.name, flag.want])
}

fits(flag, []) if not flag.required

fits(flag, given) if flag.want in given
