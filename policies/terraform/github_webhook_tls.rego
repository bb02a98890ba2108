# METADATA
# title: a webhook does not check who it talks to
# description: |
#   Who is on the way reads what GitHub sends, and the secret with it.
#
#   Leave `insecure_ssl` off.
# custom:
#   id: tf-github-webhook-tls
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_GIT_2"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [github_organization_webhook, github_repository_webhook]
#   bad: |
#     resource "github_repository_webhook" "main" {
#       configuration {
#         insecure_ssl = true
#       }
#     }
#   good: |
#     resource "github_repository_webhook" "main" {
#       configuration {
#         insecure_ssl = false
#       }
#     }
package infralint.terraform.github_webhook_tls

import data.infralint.lib.terraform as tf

rows := {
	"github_repository_webhook": [{"at": ["configuration", 0, "insecure_ssl"], "bad": {true, "true", "1"}, "say": "does not check who it talks to"}],
	"github_organization_webhook": [{"at": ["configuration", 0, "insecure_ssl"], "bad": {true, "true", "1"}, "say": "does not check who it talks to"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
