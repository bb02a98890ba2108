# METADATA
# title: a service account is an administrator of a project
# description: |
#   Programs leak their credentials more often than people do. Those of an administrator
#   are the whole project.
#
#   Give the account the roles that its work needs.
# custom:
#   id: tf-service-account-admin
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_42"
#     - "trivy:GCP-0007"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_folder_iam_binding, google_folder_iam_member, google_organization_iam_binding, google_organization_iam_member, google_project_iam_binding, google_project_iam_member]
#   bad: |
#     resource "google_project_iam_member" "ci" {
#       role   = "roles/storage.admin"
#       member = "serviceAccount:ci@p.iam.gserviceaccount.com"
#     }
#   good: |
#     resource "google_project_iam_member" "ci" {
#       role   = "roles/storage.objectCreator"
#       member = "serviceAccount:ci@p.iam.gserviceaccount.com"
#     }
package infralint.terraform.service_account_admin

import data.infralint.lib.terraform as tf

levels := {
	"google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding",
	"google_organization_iam_member", "google_project_iam_binding", "google_project_iam_member",
}

deny contains {"msg": msg, "path": tf.at(r, ["role"])} if {
	some r in tf.resources(levels)
	is_admin(r.values.role)
	some member in array.concat([object.get(r.values, "member", "")], array_of(r.values, "members"))
	startswith(member, "serviceAccount:")
	msg := sprintf("%s makes a service account an administrator", [r.address])
}

array_of(values, name) := values[name] if is_array(values[name])

array_of(values, name) := [] if not is_array(object.get(values, name, null))

is_admin(role) if role in {"roles/editor", "roles/owner"}

is_admin(role) if regex.match(`(?:[aA]dmin|\.admin)$`, role)
