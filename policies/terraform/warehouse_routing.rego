# METADATA
# title: what a warehouse loads travels over the internet
# description: |
#   COPY and UNLOAD pass your firewalls and flow logs by.
#
#   Set `enhanced_vpc_routing = true`.
# custom:
#   id: tf-warehouse-routing
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_321"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_redshift_cluster]
#   bad: |
#     resource "aws_redshift_cluster" "main" {
#     }
#   good: |
#     resource "aws_redshift_cluster" "main" {
#       enhanced_vpc_routing = true
#     }
package infralint.terraform.warehouse_routing

import data.infralint.lib.terraform as tf

rows := {
	"aws_redshift_cluster": [{"at": ["enhanced_vpc_routing"], "want": {true, "true", "1"}, "say": "sends what it loads over the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
