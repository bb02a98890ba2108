# METADATA
# title: a function takes requests from the whole internet
# description: |
#   Whoever finds its address may send it requests.
#
#   Set `ingress_settings` to `ALLOW_INTERNAL_ONLY` or `ALLOW_INTERNAL_AND_GCLB`.
# custom:
#   id: tf-function-ingress
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_124"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_cloudfunctions2_function, google_cloudfunctions_function]
#   bad: |
#     resource "google_cloudfunctions_function" "main" {
#       ingress_settings = "ALLOW_ALL"
#     }
#   good: |
#     resource "google_cloudfunctions_function" "main" {
#       ingress_settings = "ALLOW_INTERNAL_ONLY"
#     }
package infralint.terraform.function_ingress

import data.infralint.lib.terraform as tf

rows := {
	"google_cloudfunctions_function": [{"at": ["ingress_settings"], "want": {"ALLOW_INTERNAL_ONLY", "ALLOW_INTERNAL_AND_GCLB"}, "say": "takes requests from the whole internet"}],
	"google_cloudfunctions2_function": [{"at": ["service_config", 0, "ingress_settings"], "want": {"ALLOW_INTERNAL_ONLY", "ALLOW_INTERNAL_AND_GCLB"}, "say": "takes requests from the whole internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
