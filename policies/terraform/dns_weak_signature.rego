# METADATA
# title: a zone is signed with SHA-1
# description: |
#   Signatures with SHA-1 can be forged, and resolvers stop to believe them.
#
#   Choose `rsasha256` or `ecdsap256sha256`.
# custom:
#   id: tf-dns-weak-signature
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_17"
#     - "trivy:GCP-0012"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_dns_managed_zone]
#   bad: |
#     resource "google_dns_managed_zone" "main" {
#       dnssec_config {
#         default_key_specs {
#           algorithm = "rsasha1"
#         }
#       }
#     }
#   good: |
#     resource "google_dns_managed_zone" "main" {
#       dnssec_config {
#         default_key_specs {
#           algorithm = "rsasha256"
#         }
#       }
#     }
package infralint.terraform.dns_weak_signature

import data.infralint.lib.terraform as tf

rows := {
	"google_dns_managed_zone": [{"at": ["dnssec_config", 0, "default_key_specs", "*", "algorithm"], "bad": {"rsasha1", "RSASHA1"}, "say": "is signed with SHA-1"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
