# METADATA
# title: a security group does not say what it is for
# description: |
#   A year later nobody knows what the group lets in for whom, and nobody dares to
#   remove it.
#
#   Say it in `description`. It cannot be changed without making the group anew.
# custom:
#   id: tf-group-description
#   severity: note
#   tags: [style]
#   peers:
#     - "trivy:AWS-0083"
#     - "checkov:CKV_AWS_23"
#     - "trivy:AWS-0049"
#     - "trivy:AWS-0099"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_db_security_group
#           - aws_elasticache_security_group
#           - aws_redshift_security_group
#           - aws_security_group
#   bad: |
#     resource "aws_security_group" "web" {
#       name = "web"
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       name        = "web"
#       description = "HTTPS from the load balancer"
#     }
package infralint.terraform.group_description

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["description"])} if {
	some r in tf.resources({
		"aws_db_security_group", "aws_elasticache_security_group", "aws_redshift_security_group", "aws_security_group",
	})
	object.get(r.values, "description", "") in {"", "Managed by Terraform"}
	msg := sprintf("%s does not say what it is for", [r.address])
}
