# METADATA
# title: everybody may call a service or a function
# description: |
#   Whoever finds the address may send it requests, and what is behind it must be ready
#   for that. For a web site that is meant; for most functions it is not.
#
#   Name who may call it.
# custom:
#   id: tf-public-service
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_102"
#     - "checkov:CKV_GCP_107"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_cloud_run_service_iam_binding, google_cloud_run_service_iam_member, google_cloud_run_v2_service_iam_binding, google_cloud_run_v2_service_iam_member, google_cloudfunctions2_function_iam_binding, google_cloudfunctions2_function_iam_member, google_cloudfunctions_function_iam_binding, google_cloudfunctions_function_iam_member]
#   bad: |
#     resource "google_cloud_run_service_iam_member" "web" {
#       role   = "roles/run.invoker"
#       member = "allUsers"
#     }
#   good: |
#     resource "google_cloud_run_service_iam_member" "web" {
#       role   = "roles/run.invoker"
#       member = "serviceAccount:shop@p.iam.gserviceaccount.com"
#     }
package infralint.terraform.public_service

import data.infralint.lib.terraform as tf

everybody := {"allUsers", "allAuthenticatedUsers"}

services := {
	"google_cloud_run_service_iam_binding", "google_cloud_run_service_iam_member",
	"google_cloud_run_v2_service_iam_binding", "google_cloud_run_v2_service_iam_member",
	"google_cloudfunctions2_function_iam_binding", "google_cloudfunctions2_function_iam_member",
	"google_cloudfunctions_function_iam_binding", "google_cloudfunctions_function_iam_member",
}

deny contains {"msg": msg, "path": tf.at(r, ["member"])} if {
	some r in tf.resources(services)
	r.values.member in everybody
	msg := sprintf("%s lets everybody in", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["members", i])} if {
	some r in tf.resources(services)
	some i, member in r.values.members
	member in everybody
	msg := sprintf("%s lets everybody in", [r.address])
}
