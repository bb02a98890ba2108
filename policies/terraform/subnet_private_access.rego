# METADATA
# title: machines reach services of Google over the internet
# description: |
#   A machine without a public address cannot reach them at all, and so gets one.
#
#   Set `private_ip_google_access = true`.
# custom:
#   id: tf-subnet-private-access
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_74"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_subnetwork]
#   bad: |
#     resource "google_compute_subnetwork" "main" {
#     }
#   good: |
#     resource "google_compute_subnetwork" "main" {
#       private_ip_google_access = true
#     }
package infralint.terraform.subnet_private_access

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_subnetwork": [{"at": ["private_ip_google_access"], "want": {true, "true", "1"}, "say": "does not reach services of Google by itself"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Subnets of proxies have no machines.
is_exempt(r) if not object.get(r.values, "purpose", "PRIVATE") in {"PRIVATE", "PRIVATE_RFC_1918"}
