# METADATA
# title: somebody may act as every service account
# description: |
#   With such a role on a project, a folder or the organization whoever has it makes
#   tokens and keys for each service account below, and may do what any of them may.
#
#   Give the role on the service account that is meant.
# custom:
#   id: tf-impersonation-role
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_41"
#     - "checkov:CKV_GCP_44"
#     - "checkov:CKV_GCP_45"
#     - "checkov:CKV_GCP_49"
#     - "trivy:GCP-0005"
#     - "trivy:GCP-0009"
#     - "trivy:GCP-0011"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_folder_iam_binding, google_folder_iam_member, google_organization_iam_binding, google_organization_iam_member, google_project_iam_binding, google_project_iam_member]
#   bad: |
#     resource "google_project_iam_member" "ci" {
#       role   = "roles/iam.serviceAccountTokenCreator"
#       member = "user:ada@example.com"
#     }
#   good: |
#     resource "google_service_account_iam_member" "ci" {
#       service_account_id = google_service_account.deploy.name
#       role               = "roles/iam.serviceAccountTokenCreator"
#       member             = "user:ada@example.com"
#     }
package infralint.terraform.impersonation_role

import data.infralint.lib.terraform as tf

levels := {
	"google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding",
	"google_organization_iam_member", "google_project_iam_binding", "google_project_iam_member",
}

roles := {
	"roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountKeyAdmin", "roles/iam.serviceAccountTokenCreator",
	"roles/iam.serviceAccountUser", "roles/iam.workloadIdentityUser",
}

deny contains {"msg": msg, "path": tf.at(r, ["role"])} if {
	some r in tf.resources(levels)
	r.values.role in roles
	msg := sprintf("%s lets somebody act as every service account", [r.address])
}
