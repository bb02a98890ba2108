# METADATA
# title: traffic between pods of one node is seen by nobody
# description: |
#   Packets between pods of the same node do not leave it, so that flow logs and firewalls
#   do not see them.
#
#   Set `enable_intranode_visibility = true`.
# custom:
#   id: tf-cluster-intranode-visibility
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_61"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       enable_intranode_visibility = true
#     }
package infralint.terraform.cluster_intranode_visibility

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["enable_intranode_visibility"], "want": {true, "true", "1"}, "say": "does not show traffic between pods of one node"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot decides this by itself.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset
