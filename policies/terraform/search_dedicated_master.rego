# METADATA
# title: a search domain has no machines that only lead it
# description: |
#   A heavy query stops the machine that leads the cluster, and the cluster with it.
#
#   Set `dedicated_master_enabled = true`.
# custom:
#   id: tf-search-dedicated-master
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV2_AWS_59"
#     - "checkov:CKV_AWS_318"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elasticsearch_domain, aws_opensearch_domain]
#   bad: |
#     resource "aws_elasticsearch_domain" "main" {
#     }
#   good: |
#     resource "aws_elasticsearch_domain" "main" {
#       cluster_config {
#         dedicated_master_enabled = true
#       }
#     }
package infralint.terraform.search_dedicated_master

import data.infralint.lib.terraform as tf

rows := {
	"aws_elasticsearch_domain": [{"at": ["cluster_config", 0, "dedicated_master_enabled"], "want": {true, "true", "1"}, "say": "has no machines that only lead it"}],
	"aws_opensearch_domain": [{"at": ["cluster_config", 0, "dedicated_master_enabled"], "want": {true, "true", "1"}, "say": "has no machines that only lead it"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
