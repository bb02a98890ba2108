# METADATA
# title: an instance may use all APIs as the default service account
# description: |
#   Whoever gets into the machine may do in the project what the default account may,
#   which is nearly everything where nobody changed it.
#
#   Give the instance an account of its own.
# custom:
#   id: tf-instance-scopes
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_31"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template]
#   bad: |
#     resource "google_compute_instance" "web" {
#       service_account {
#         scopes = ["cloud-platform"]
#       }
#     }
#   good: |
#     resource "google_compute_instance" "web" {
#       service_account {
#         email  = "web@p.iam.gserviceaccount.com"
#         scopes = ["cloud-platform"]
#       }
#     }
package infralint.terraform.instance_scopes

import data.infralint.lib.terraform as tf

full := {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}

deny contains {"msg": msg, "path": tf.at(r, ["service_account", i, "scopes"])} if {
	some r in tf.resources({"google_compute_instance", "google_compute_instance_template"})
	some [i, account] in tf.blocks(r.values, "service_account")
	some scope in account.scopes
	scope in full
	is_default(object.get(account, "email", ""))
	msg := sprintf("%s may use all APIs as the default service account", [r.address])
}

is_default("")

is_default(email) if endswith(email, "-compute@developer.gserviceaccount.com")
