# METADATA
# title: a cluster runs images that nobody has approved
# description: |
#   Whoever may create a pod may run any image, whether it came from the build of the
#   company or from a stranger.
#
#   Set `evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"` in `binary_authorization`,
#   with a policy that names who approves.
# custom:
#   id: tf-cluster-binary-authorization
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_66"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       binary_authorization {
#         evaluation_mode = "DISABLED"
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       binary_authorization {
#         evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
#       }
#     }
package infralint.terraform.cluster_binary_authorization

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["binary_authorization", 0, "evaluation_mode"], "want": {"PROJECT_SINGLETON_POLICY_ENFORCE"}, "say": "runs images that nobody has approved"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What it was called before version 5 of the provider.
is_exempt(r) if not object.get(r.values, "enable_binary_authorization", false) in tf.unset
