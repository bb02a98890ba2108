# METADATA
# title: a cache has nothing to fall back on
# description: |
#   When its machine fails the cache is gone, and the database behind it gets all the
#   requests.
#
#   Set `automatic_failover_enabled = true`.
# custom:
#   id: tf-cache-failover
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV2_AWS_50"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elasticache_replication_group]
#   bad: |
#     resource "aws_elasticache_replication_group" "main" {
#     }
#   good: |
#     resource "aws_elasticache_replication_group" "main" {
#       automatic_failover_enabled = true
#     }
package infralint.terraform.cache_failover

import data.infralint.lib.terraform as tf

rows := {
	"aws_elasticache_replication_group": [{"at": ["automatic_failover_enabled"], "want": {true, "true", "1"}, "say": "has nothing to fall back on"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
