# METADATA
# title: a search domain is open to the internet
# description: |
#   Whoever finds its address can talk to it; only the policy of the domain is in between.
#
#   Give it `vpc_options`.
# custom:
#   id: tf-search-vpc
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_137"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_elasticsearch_domain, aws_opensearch_domain]
#   bad: |
#     resource "aws_elasticsearch_domain" "main" {
#       vpc_options {
#         subnet_ids = []
#       }
#     }
#   good: |
#     resource "aws_elasticsearch_domain" "main" {
#       vpc_options {
#         subnet_ids = ["subnet-1"]
#       }
#     }
package infralint.terraform.search_vpc

import data.infralint.lib.terraform as tf

rows := {
	"aws_elasticsearch_domain": [{"at": ["vpc_options", 0, "subnet_ids"], "bad": {null, []}, "say": "is in no network"}],
	"aws_opensearch_domain": [{"at": ["vpc_options", 0, "subnet_ids"], "bad": {null, []}, "say": "is in no network"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
