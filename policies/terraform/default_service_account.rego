# METADATA
# title: a machine runs as the default service account
# description: |
#   The default service account of Compute Engine is, unless somebody changed it, an
#   editor of the whole project. Whoever breaks into the machine may change everything in
#   it.
#
#   Make a service account for each purpose, with the roles that it needs.
# custom:
#   id: tf-default-service-account
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_30"
#     - "trivy:GCP-0044"
#     - "trivy:GCP-0050"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - google_compute_instance
#           - google_compute_instance_template
#           - google_container_cluster
#           - google_container_node_pool
#   bad: |
#     resource "google_compute_instance" "main" {
#       service_account {
#         email = ""
#       }
#     }
#   good: |
#     resource "google_compute_instance" "main" {
#       service_account {
#         email = "web@p.iam.gserviceaccount.com"
#       }
#     }
package infralint.terraform.default_service_account

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [{"at": ["service_account", 0, "email"], "bad": {null, ""}, "say": "runs as the default service account"}],
	"google_compute_instance_template": [{"at": ["service_account", 0, "email"], "bad": {null, ""}, "say": "runs as the default service account"}],
	"google_container_cluster": [{"at": ["node_config", 0, "service_account"], "bad": {null, ""}, "say": "has nodes that run as the default service account"}],
	"google_container_node_pool": [{"at": ["node_config", 0, "service_account"], "bad": {null, ""}, "say": "has nodes that run as the default service account"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot looks after its nodes, and a pool that is removed has none.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset

is_exempt(r) if not object.get(r.values, "remove_default_node_pool", false) in tf.unset

deny contains {"msg": msg, "path": tf.at(r, ["service_account", 0, "email"])} if {
	some r in tf.resources({"google_compute_instance", "google_compute_instance_template"})
	endswith(tf.lookup(r.values, ["service_account", 0, "email"]), "-compute@developer.gserviceaccount.com")
	msg := sprintf("%s runs as the default service account", [r.address])
}
