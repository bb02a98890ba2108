# METADATA
# title: the default service account has a role
# description: |
#   Every machine and function that names no account runs as the default one. What it may
#   do, all of them may.
#
#   Make an account for each purpose, and give the role to that.
# custom:
#   id: tf-default-account-role
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_46"
#     - "checkov:CKV_GCP_47"
#     - "checkov:CKV_GCP_48"
#     - "trivy:GCP-0004"
#     - "trivy:GCP-0006"
#     - "trivy:GCP-0008"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_folder_iam_binding, google_folder_iam_member, google_organization_iam_binding, google_organization_iam_member, google_project_iam_binding, google_project_iam_member]
#   bad: |
#     resource "google_project_iam_member" "app" {
#       role   = "roles/storage.admin"
#       member = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
#     }
#   good: |
#     resource "google_project_iam_member" "app" {
#       role   = "roles/storage.admin"
#       member = "serviceAccount:app@p.iam.gserviceaccount.com"
#     }
package infralint.terraform.default_account_role

import data.infralint.lib.terraform as tf

levels := {
	"google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding",
	"google_organization_iam_member", "google_project_iam_binding", "google_project_iam_member",
}

deny contains {"msg": msg, "path": tf.at(r, ["member"])} if {
	some r in tf.resources(levels)
	is_default(r, r.values.member)
	msg := sprintf("%s gives a role to the default service account", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["members", i])} if {
	some r in tf.resources(levels)
	some i, member in r.values.members
	is_default(r, member)
	msg := sprintf("%s gives a role to the default service account", [r.address])
}

# The accounts that Google makes for each project.
is_default(_, member) if regex.match(`@(?:developer|appspot)\.gserviceaccount\.com$`, member)

is_default(r, member) if {
	not tf.is_known(member)
	some references in r.references
	some reference in references
	regex.match(`^data\.google_(?:compute|app_engine)_default_service_account\.`, reference)
}
