# METADATA
# title: a dataset is open to everybody
# description: |
#   With `allAuthenticatedUsers` anybody with an account at Google reads the data, not
#   just those of the company.
#
#   Name people, groups or the domain.
# custom:
#   id: tf-dataset-public
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_15"
#     - "trivy:GCP-0046"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_bigquery_dataset, google_bigquery_dataset_access]
#   bad: |
#     resource "google_bigquery_dataset" "main" {
#       access {
#         special_group = "allAuthenticatedUsers"
#       }
#     }
#   good: |
#     resource "google_bigquery_dataset" "main" {
#       access {
#         special_group = "projectOwners"
#       }
#     }
package infralint.terraform.dataset_public

import data.infralint.lib.terraform as tf

rows := {
	"google_bigquery_dataset": [{"at": ["access", "*", "special_group"], "bad": {"allAuthenticatedUsers"}, "say": "is open to everybody"}],
	"google_bigquery_dataset_access": [
		{"at": ["special_group"], "bad": {"allAuthenticatedUsers"}, "say": "is open to everybody"},
		{"at": ["iam_member"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is open to everybody"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
