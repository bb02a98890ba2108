# METADATA
# title: a cluster is in no release channel
# description: |
#   Nobody upgrades the control plane until it is out of support, and then Google does, at
#   a time that nobody chose.
#
#   Choose a `release_channel`, and windows of maintenance that suit you.
# custom:
#   id: tf-cluster-release-channel
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_70"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       release_channel {
#         channel = "UNSPECIFIED"
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       release_channel {
#         channel = "REGULAR"
#       }
#     }
package infralint.terraform.cluster_release_channel

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["release_channel", 0, "channel"], "bad": {null, "UNSPECIFIED"}, "say": "is in no release channel"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot decides this by itself.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset
