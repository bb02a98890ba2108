# METADATA
# title: an identity pool gives credentials to everybody
# description: |
#   Whoever opens the page gets credentials of AWS, without a login.
#
#   Leave `allow_unauthenticated_identities` off.
# custom:
#   id: tf-identity-guests
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_366"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cognito_identity_pool]
#   bad: |
#     resource "aws_cognito_identity_pool" "main" {
#       allow_unauthenticated_identities = true
#     }
#   good: |
#     resource "aws_cognito_identity_pool" "main" {
#       allow_unauthenticated_identities = false
#     }
package infralint.terraform.identity_guests

import data.infralint.lib.terraform as tf

rows := {
	"aws_cognito_identity_pool": [{"at": ["allow_unauthenticated_identities"], "bad": {true, "true", "1"}, "say": "gives credentials to everybody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
