# METADATA
# title: a network keeps no record of its traffic
# description: |
#   After a break-in nothing tells which machine talked to which, and how much left.
#
#   Switch flow logs on for each VPC or subnet.
# custom:
#   id: tf-flow-logs
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_11"
#     - "checkov:CKV_GCP_26"
#     - "trivy:AWS-0178"
#     - "trivy:GCP-0029"
#     - "trivy:GCP-0076"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_flow_log, aws_vpc, google_compute_subnetwork]
#   bad: |
#     resource "aws_vpc" "main" {
#       cidr_block = "10.0.0.0/16"
#     }
#   good: |
#     resource "aws_vpc" "main" {
#       cidr_block = "10.0.0.0/16"
#     }
#
#     resource "aws_flow_log" "main" {
#       vpc_id          = aws_vpc.main.id
#       traffic_type    = "ALL"
#       log_destination = "arn:aws:s3:::flow-logs"
#     }
package infralint.terraform.flow_logs

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_vpc
	not tf.accompanied(r, "aws_flow_log", "vpc_id", "id")
	msg := sprintf("%s has no flow logs", [r.address])
}

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.google_compute_subnetwork
	tf.lacks(r.values, "log_config")
	not object.get(r.values, "purpose", "PRIVATE") in {"INTERNAL_HTTPS_LOAD_BALANCER", "REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY"}
	msg := sprintf("%s has no flow logs", [r.address])
}
