# METADATA
# title: a cache is open to everybody on the network
# description: |
#   Who gets onto the network reads what is cached: sessions, tokens, pages of others.
#
#   Set `auth_token`, or give it user groups.
# custom:
#   id: tf-cache-password
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_31"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elasticache_replication_group]
#   bad: |
#     resource "aws_elasticache_replication_group" "main" {
#       auth_token = ""
#     }
#   good: |
#     resource "aws_elasticache_replication_group" "main" {
#       auth_token = random_password.cache.result
#     }
package infralint.terraform.cache_password

import data.infralint.lib.terraform as tf

rows := {
	"aws_elasticache_replication_group": [{"at": ["auth_token"], "bad": {null, ""}, "say": "asks for no password"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if not tf.is_missing(r.values, "user_group_ids")
