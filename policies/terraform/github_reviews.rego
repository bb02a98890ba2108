# METADATA
# title: one pair of eyes lets code in
# description: |
#   One account that was taken over is enough to change what is shipped.
#
#   Set `required_approving_review_count = 2`.
# custom:
#   id: tf-github-reviews
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GIT_5"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [github_branch_protection, github_branch_protection_v3]
#   bad: |
#     resource "github_branch_protection" "main" {
#       required_pull_request_reviews {
#         required_approving_review_count = 0
#       }
#     }
#   good: |
#     resource "github_branch_protection" "main" {
#       required_pull_request_reviews {
#         required_approving_review_count = 2
#       }
#     }
package infralint.terraform.github_reviews

import data.infralint.lib.terraform as tf

rows := {
	"github_branch_protection": [{"at": ["required_pull_request_reviews", 0, "required_approving_review_count"], "bad": {null, 0, 1, "1"}, "say": "lets code in with less than two reviews"}],
	"github_branch_protection_v3": [{"at": ["required_pull_request_reviews", 0, "required_approving_review_count"], "bad": {null, 0, 1, "1"}, "say": "lets code in with less than two reviews"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
