# METADATA
# title: nodes are not upgraded by themselves
# description: |
#   Nodes fall behind the control plane, holes in the kernel and the kubelet stay open,
#   and one day the upgrade is a project.
#
#   Set `auto_upgrade = true` in `management` of the pool; in AKS choose an
#   `automatic_upgrade_channel`.
# custom:
#   id: tf-node-auto-upgrade
#   severity: note
#   tags: [security, reliability]
#   peers:
#     - "checkov:CKV_AZURE_171"
#     - "checkov:CKV_GCP_10"
#     - "trivy:GCP-0058"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_node_pool" "main" {
#     }
#   good: |
#     resource "google_container_node_pool" "main" {
#       management {
#         auto_upgrade = true
#       }
#     }
package infralint.terraform.node_auto_upgrade

import data.infralint.lib.terraform as tf

rows := {
	"google_container_node_pool": [{"at": ["management", 0, "auto_upgrade"], "want": {true, "true", "1"}, "say": "does not upgrade its nodes"}],
	"azurerm_kubernetes_cluster": [{"at": ["automatic_channel_upgrade"], "bad": {"none"}, "say": "does not upgrade its nodes"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["automatic_upgrade_channel"])} if {
	some r in input.resources.azurerm_kubernetes_cluster
	object.get(r.values, "automatic_upgrade_channel", null) in {null, "", "none"}
	object.get(r.values, "automatic_channel_upgrade", null) in {null, ""}
	msg := sprintf("%s does not upgrade its nodes", [r.address])
}
