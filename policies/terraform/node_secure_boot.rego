# METADATA
# title: nodes boot what nobody has signed
# description: |
#   A driver or a kernel that was put in by an attacker is loaded like any other, and
#   outlives the pod that it came by.
#
#   Set `enable_secure_boot = true` in `shielded_instance_config` of the nodes.
# custom:
#   id: tf-node-secure-boot
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_68"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_cluster" "main" {
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         shielded_instance_config {
#           enable_secure_boot = true
#         }
#       }
#     }
package infralint.terraform.node_secure_boot

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["node_config", 0, "shielded_instance_config", 0, "enable_secure_boot"], "want": {true, "true", "1"}, "say": "has nodes that boot what nobody has signed"}],
	"google_container_node_pool": [{"at": ["node_config", 0, "shielded_instance_config", 0, "enable_secure_boot"], "want": {true, "true", "1"}, "say": "has nodes that boot what nobody has signed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot looks after its nodes, and a pool that is removed has none.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset

is_exempt(r) if not object.get(r.values, "remove_default_node_pool", false) in tf.unset
