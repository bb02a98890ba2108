# METADATA
# title: a zone is not signed
# description: |
#   Who can answer faster than your servers sends your users, and their mail, elsewhere.
#
#   Set `state = "on"` in `dnssec_config`.
# custom:
#   id: tf-dns-not-signed
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_16"
#     - "trivy:GCP-0013"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_dns_managed_zone]
#   bad: |
#     resource "google_dns_managed_zone" "main" {
#       dnssec_config {
#         state = "off"
#       }
#     }
#   good: |
#     resource "google_dns_managed_zone" "main" {
#       dnssec_config {
#         state = "on"
#       }
#     }
package infralint.terraform.dns_not_signed

import data.infralint.lib.terraform as tf

rows := {
	"google_dns_managed_zone": [{"at": ["dnssec_config", 0, "state"], "want": {"on"}, "say": "is not signed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Nobody outside asks for a private zone.
is_exempt(r) if object.get(r.values, "visibility", "public") != "public"
