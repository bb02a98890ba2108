# METADATA
# title: a repository is public
# description: |
#   Everybody can read the repository with its whole history, and what its workflows
#   print. `visibility` is `public` unless it is set.
#
#   Set it to `private` or `internal`. For open source leave this policy off, or ignore
#   it there.
# custom:
#   id: tf-github-repo-public
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_GIT_1"
#     - "trivy:GIT-0001"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [github_repo_public, github_repository]
#   bad: |
#     resource "github_repository" "site" {
#       name = "site"
#     }
#   good: |
#     resource "github_repository" "site" {
#       name       = "site"
#       visibility = "private"
#     }
package infralint.terraform.github_repo_public

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["visibility"])} if {
	some r in input.resources.github_repository
	is_public(r.values)
	msg := sprintf("%s is public", [r.address])
}

is_public(values) if values.visibility == "public"

is_public(values) if {
	object.get(values, "visibility", null) == null
	object.get(values, "private", false) in tf.off
}
