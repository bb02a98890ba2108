# METADATA
# title: an instance of Google Compute Engine has its serial ports switched on
# description: |
#   Serial ports cannot be bounded to addresses: whoever has the right key and knows the
#   project and the name of the instance connects, from the whole internet, past all
#   firewalls.
#
#   Leave `serial-port-enable` out of the metadata, or set it to false.
# custom:
#   id: tf-instance-serial-port
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_35"
#     - "trivy:GCP-0032"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template]
#   bad: |
#     resource "google_compute_instance" "main" {
#       metadata = {
#         "serial-port-enable" = true
#       }
#     }
#   good: |
#     resource "google_compute_instance" "main" {
#       metadata = {
#         "serial-port-enable" = false
#       }
#     }
package infralint.terraform.instance_serial_port

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [{"at": ["metadata", "serial-port-enable"], "bad": {true, "true", "TRUE", "True", "1"}, "say": "has its serial ports switched on"}],
	"google_compute_instance_template": [{"at": ["metadata", "serial-port-enable"], "bad": {true, "true", "TRUE", "True", "1"}, "say": "has its serial ports switched on"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
