# METADATA
# title: a Redis instance asks for no password
# description: |
#   Who gets onto the network reads what is cached: sessions, tokens, pages of others.
#
#   Set `auth_enabled = true`.
# custom:
#   id: tf-redis-password
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_95"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_redis_instance]
#   bad: |
#     resource "google_redis_instance" "main" {
#     }
#   good: |
#     resource "google_redis_instance" "main" {
#       auth_enabled = true
#     }
package infralint.terraform.redis_password

import data.infralint.lib.terraform as tf

rows := {
	"google_redis_instance": [{"at": ["auth_enabled"], "want": {true, "true", "1"}, "say": "asks for no password"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
