# METADATA
# title: the nodes or the API of a cluster have public addresses
# description: |
#   The API server of the cluster, or its nodes, have addresses on the internet. A list of
#   allowed networks narrows that; without a public address there is nothing to narrow.
#
#   Use private endpoints and nodes, and a VPN, a bastion or a proxy to come in.
# custom:
#   id: tf-cluster-private
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_39"
#     - "checkov:CKV_AZURE_115"
#     - "checkov:CKV_GCP_25"
#     - "checkov:CKV_GCP_64"
#     - "trivy:AWS-0040"
#     - "trivy:GCP-0059"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_eks_cluster, azurerm_kubernetes_cluster, google_container_cluster]
#   bad: |
#     resource "aws_eks_cluster" "main" {
#     }
#   good: |
#     resource "aws_eks_cluster" "main" {
#       vpc_config {
#         endpoint_public_access = false
#       }
#     }
package infralint.terraform.cluster_private

import data.infralint.lib.terraform as tf

rows := {
	"aws_eks_cluster": [{"at": ["vpc_config", 0, "endpoint_public_access"], "want": {false, "false", "0"}, "say": "has a public endpoint"}],
	"google_container_cluster": [{"at": ["private_cluster_config", 0, "enable_private_nodes"], "want": {true, "true", "1"}, "say": "has nodes with public addresses"}],
	"azurerm_kubernetes_cluster": [{"at": ["private_cluster_enabled"], "want": {true, "true", "1"}, "say": "has a public endpoint"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
