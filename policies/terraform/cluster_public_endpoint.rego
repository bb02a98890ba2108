# METADATA
# title: the API of a cluster is open to the whole internet
# description: |
#   Everybody can talk to the API server. One leaked token, one binding for anonymous
#   users or one hole in the server, and the cluster is theirs.
#
#   Name the networks that may reach it, or make the endpoint private.
# custom:
#   id: tf-cluster-public-endpoint
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_38"
#     - "checkov:CKV_AZURE_6"
#     - "checkov:CKV_GCP_18"
#     - "checkov:CKV_GCP_20"
#     - "trivy:AWS-0041"
#     - "trivy:AZU-0041"
#     - "trivy:GCP-0053"
#     - "trivy:GCP-0061"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_eks_cluster, azurerm_kubernetes_cluster, google_container_cluster]
#   bad: |
#     resource "aws_eks_cluster" "prod" {
#       vpc_config {
#         endpoint_public_access = true
#         public_access_cidrs    = ["0.0.0.0/0"]
#       }
#     }
#   good: |
#     resource "aws_eks_cluster" "prod" {
#       vpc_config {
#         endpoint_public_access = true
#         public_access_cidrs    = ["192.0.2.0/24"]
#       }
#     }
package infralint.terraform.cluster_public_endpoint

import data.infralint.lib.terraform as tf

world := {"0.0.0.0/0", "::/0"}

deny contains {"msg": msg, "path": tf.at(r, ["vpc_config", i, "public_access_cidrs"])} if {
	some r in input.resources.aws_eks_cluster
	some [i, vpc] in tf.blocks(r.values, "vpc_config")
	object.get(vpc, "endpoint_public_access", true) in tf.on
	cidrs := object.get(vpc, "public_access_cidrs", ["0.0.0.0/0"])
	some cidr in cidrs
	cidr in world
	msg := sprintf("%s has an API that is open to the whole internet", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["master_authorized_networks_config", 0, "cidr_blocks", i, "cidr_block"])} if {
	some r in input.resources.google_container_cluster
	some [_, config] in tf.blocks(r.values, "master_authorized_networks_config")
	some [i, block] in tf.blocks(config, "cidr_blocks")
	block.cidr_block in world
	msg := sprintf("%s has an API that is open to the whole internet", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["master_authorized_networks_config"])} if {
	some r in input.resources.google_container_cluster
	tf.lacks(r.values, "master_authorized_networks_config")
	not tf.lookup(r.values, ["private_cluster_config", 0, "enable_private_endpoint"]) in tf.on
	not tf.is_unknown(tf.lookup(r.values, ["private_cluster_config", 0, "enable_private_endpoint"]))
	not tf.is_true(object.get(r.values, "enable_autopilot", false))
	msg := sprintf("%s has an API that is open to the whole internet", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["api_server_access_profile"])} if {
	some r in input.resources.azurerm_kubernetes_cluster
	not object.get(r.values, "private_cluster_enabled", false) in tf.on
	not tf.is_unknown(object.get(r.values, "private_cluster_enabled", false))
	ranges := [x |
		some steps in [["api_server_authorized_ip_ranges"], ["api_server_access_profile", 0, "authorized_ip_ranges"]]
		x := tf.lookup(r.values, steps)
		x != null
		x != []
	]
	is_open(ranges)
	msg := sprintf("%s has an API that is open to the whole internet", [r.address])
}

is_open([])

is_open(ranges) if {
	some list in ranges
	some cidr in list
	cidr in world
}
