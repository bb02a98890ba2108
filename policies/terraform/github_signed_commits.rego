# METADATA
# title: commits need no signature
# description: |
#   Anybody who may push can commit in the name of somebody else.
#
#   Set `require_signed_commits = true`.
# custom:
#   id: tf-github-signed-commits
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GIT_6"
#     - "trivy:GIT-0004"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [github_branch_protection, github_branch_protection_v3]
#   bad: |
#     resource "github_branch_protection" "main" {
#     }
#   good: |
#     resource "github_branch_protection" "main" {
#       require_signed_commits = true
#     }
package infralint.terraform.github_signed_commits

import data.infralint.lib.terraform as tf

rows := {
	"github_branch_protection": [{"at": ["require_signed_commits"], "want": {true, "true", "1"}, "say": "needs no signatures"}],
	"github_branch_protection_v3": [{"at": ["require_signed_commits"], "want": {true, "true", "1"}, "say": "needs no signatures"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
