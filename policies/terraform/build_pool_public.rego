# METADATA
# title: workers that build have addresses on the internet
# description: |
#   They reach, and are reached from, everywhere.
#
#   Set `no_external_ip = true`.
# custom:
#   id: tf-build-pool-public
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_86"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_cloudbuild_worker_pool]
#   bad: |
#     resource "google_cloudbuild_worker_pool" "main" {
#     }
#   good: |
#     resource "google_cloudbuild_worker_pool" "main" {
#       worker_config {
#         no_external_ip = true
#       }
#     }
package infralint.terraform.build_pool_public

import data.infralint.lib.terraform as tf

rows := {
	"google_cloudbuild_worker_pool": [{"at": ["worker_config", 0, "no_external_ip"], "want": {true, "true", "1"}, "say": "has addresses on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
