# METADATA
# title: a warehouse is outside of any network
# description: |
#   Without a subnet group the cluster is in the old network that all customers share, or
#   in the default one.
#
#   Set `cluster_subnet_group_name`.
# custom:
#   id: tf-warehouse-vpc
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_154"
#     - "trivy:AWS-0127"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_redshift_cluster]
#   bad: |
#     resource "aws_redshift_cluster" "main" {
#       cluster_subnet_group_name = ""
#     }
#   good: |
#     resource "aws_redshift_cluster" "main" {
#       cluster_subnet_group_name = "main"
#     }
package infralint.terraform.warehouse_vpc

import data.infralint.lib.terraform as tf

rows := {
	"aws_redshift_cluster": [{"at": ["cluster_subnet_group_name"], "bad": {null, ""}, "say": "is in no network of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
