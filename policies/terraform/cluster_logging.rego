# METADATA
# title: a cluster does not write logs
# description: |
#   After a break-in nobody can tell who did what: the API server's requests and logins
#   were not written down.
#
#   Switch the logs of the control plane on, at least `audit` and `authenticator`.
# custom:
#   id: tf-cluster-logging
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_37"
#     - "checkov:CKV_AZURE_4"
#     - "checkov:CKV_GCP_1"
#     - "trivy:AWS-0038"
#     - "trivy:AZU-0040"
#     - "trivy:GCP-0060"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_eks_cluster, azurerm_kubernetes_cluster, google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       logging_service = "none"
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       logging_service = "logging.googleapis.com/kubernetes"
#     }
package infralint.terraform.cluster_logging

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["logging_service"], "bad": {"none"}, "say": "writes no logs"}],
	"azurerm_kubernetes_cluster": [{"at": ["oms_agent", 0, "log_analytics_workspace_id"], "bad": {null, ""}, "say": "writes no logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What the agent was called before version 3 of the provider.
is_exempt(r) if not tf.lookup(r.values, ["addon_profile", 0, "oms_agent", 0, "enabled"]) in tf.unset

logs := {"api", "audit", "authenticator", "controllerManager", "scheduler"}

deny contains {"msg": msg, "path": tf.at(r, ["enabled_cluster_log_types"])} if {
	some r in input.resources.aws_eks_cluster
	types := object.get(r.values, "enabled_cluster_log_types", [])
	is_array(types)
	every type in types {
		tf.is_known(type)
	}
	lacking := sort(logs - {type | some type in types})
	count(lacking) > 0
	msg := sprintf("%s does not write the logs %s", [r.address, concat(", ", lacking)])
}
