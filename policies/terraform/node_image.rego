# METADATA
# title: nodes run an image with more in it than they need
# description: |
#   A general system has a package manager, shells and services that a node does not need,
#   and an attacker likes to find.
#
#   Use Container-Optimized OS: `image_type = "COS_CONTAINERD"`, which is the default.
# custom:
#   id: tf-node-image
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_22"
#     - "trivy:GCP-0054"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_node_pool" "main" {
#       node_config {
#         image_type = "UBUNTU"
#       }
#     }
#   good: |
#     resource "google_container_node_pool" "main" {
#       node_config {
#         image_type = "COS_CONTAINERD"
#       }
#     }
package infralint.terraform.node_image

import data.infralint.lib.terraform as tf

rows := {
	"google_container_node_pool": [{"at": ["node_config", 0, "image_type"], "bad": {"UBUNTU", "UBUNTU_CONTAINERD", "ubuntu", "ubuntu_containerd", "Ubuntu"}, "say": "has nodes that do not run Container-Optimized OS"}],
	"google_container_cluster": [{"at": ["node_config", 0, "image_type"], "bad": {"UBUNTU", "UBUNTU_CONTAINERD", "ubuntu", "ubuntu_containerd", "Ubuntu"}, "say": "has nodes that do not run Container-Optimized OS"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
