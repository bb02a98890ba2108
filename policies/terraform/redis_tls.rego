# METADATA
# title: a Redis instance of Google takes plain connections
# description: |
#   Who is on the network reads what is cached: sessions, tokens, pages of others.
#
#   Set `transit_encryption_mode = "SERVER_AUTHENTICATION"`, and give clients the
#   certificate.
# custom:
#   id: tf-redis-tls
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_97"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_redis_instance]
#   bad: |
#     resource "google_redis_instance" "main" {
#       transit_encryption_mode = "DISABLED"
#     }
#   good: |
#     resource "google_redis_instance" "main" {
#       transit_encryption_mode = "SERVER_AUTHENTICATION"
#     }
package infralint.terraform.redis_tls

import data.infralint.lib.terraform as tf

rows := {
	"google_redis_instance": [{"at": ["transit_encryption_mode"], "want": {"SERVER_AUTHENTICATION"}, "say": "takes plain connections"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
