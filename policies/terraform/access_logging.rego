# METADATA
# title: nobody writes down who used a service
# description: |
#   After a break-in nothing tells who sent which request, and what was taken.
#
#   Switch the logs on, to a bucket or a log group that the service itself cannot change.
# custom:
#   id: tf-access-logging
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_101"
#     - "checkov:CKV_AWS_129"
#     - "checkov:CKV_AWS_324"
#     - "checkov:CKV_AWS_48"
#     - "checkov:CKV_AWS_71"
#     - "checkov:CKV_AWS_75"
#     - "checkov:CKV_AWS_76"
#     - "checkov:CKV_AWS_80"
#     - "checkov:CKV_AWS_84"
#     - "checkov:CKV_AWS_85"
#     - "checkov:CKV_AWS_86"
#     - "checkov:CKV_AWS_91"
#     - "checkov:CKV_AWS_92"
#     - "checkov:CKV_AWS_95"
#     - "trivy:AWS-0001"
#     - "trivy:AWS-0010"
#     - "trivy:AWS-0020"
#     - "trivy:AWS-0071"
#     - "trivy:AWS-0074"
#     - "trivy:AWS-0075"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_alb
#           - aws_api_gateway_stage
#           - aws_apigatewayv2_stage
#           - aws_cloudfront_distribution
#           - aws_db_instance
#           - aws_docdb_cluster
#           - aws_elasticsearch_domain
#           - aws_elb
#           - aws_globalaccelerator_accelerator
#           - aws_lb
#           - aws_mq_broker
#           - aws_msk_cluster
#           - aws_neptune_cluster
#           - aws_opensearch_domain
#           - aws_rds_cluster
#           - aws_redshift_cluster
#           - aws_redshift_logging
#   bad: |
#     resource "aws_lb" "main" {
#     }
#   good: |
#     resource "aws_lb" "main" {
#       access_logs {
#         enabled = true
#       }
#     }
package infralint.terraform.access_logging

import data.infralint.lib.terraform as tf

rows := {
	"aws_lb": [{"at": ["access_logs", 0, "enabled"], "want": {true, "true", "1"}, "say": "has no access logs"}],
	"aws_alb": [{"at": ["access_logs", 0, "enabled"], "want": {true, "true", "1"}, "say": "has no access logs"}],
	"aws_elb": [
		{"at": ["access_logs", 0, "bucket"], "bad": {null, ""}, "say": "has no access logs"},
		{"at": ["access_logs", 0, "enabled"], "bad": {false, "false", "0"}, "say": "has no access logs"},
	],
	"aws_cloudfront_distribution": [{"at": ["logging_config", 0, "bucket"], "bad": {null, ""}, "say": "has no access logs"}],
	"aws_api_gateway_stage": [{"at": ["access_log_settings", 0, "destination_arn"], "bad": {null, ""}, "say": "has no access logs"}],
	"aws_apigatewayv2_stage": [{"at": ["access_log_settings", 0, "destination_arn"], "bad": {null, ""}, "say": "has no access logs"}],
	"aws_db_instance": [{"at": ["enabled_cloudwatch_logs_exports"], "bad": {null, []}, "say": "writes no logs"}],
	"aws_docdb_cluster": [{"at": ["enabled_cloudwatch_logs_exports"], "bad": {null, []}, "say": "writes no logs"}],
	"aws_rds_cluster": [{"at": ["enabled_cloudwatch_logs_exports"], "bad": {null, []}, "say": "writes no logs"}],
	"aws_neptune_cluster": [{"at": ["enable_cloudwatch_logs_exports"], "bad": {null, []}, "say": "writes no logs"}],
	"aws_elasticsearch_domain": [
		{"at": ["log_publishing_options", 0, "cloudwatch_log_group_arn"], "bad": {null, ""}, "say": "writes no logs"},
		{"at": ["log_publishing_options", 0, "enabled"], "bad": {false, "false", "0"}, "say": "writes no logs"},
	],
	"aws_opensearch_domain": [
		{"at": ["log_publishing_options", 0, "cloudwatch_log_group_arn"], "bad": {null, ""}, "say": "writes no logs"},
		{"at": ["log_publishing_options", 0, "enabled"], "bad": {false, "false", "0"}, "say": "writes no logs"},
	],
	"aws_mq_broker": [{"at": ["logs", 0, "general"], "want": {true, "true", "1"}, "say": "writes no logs"}],
	"aws_redshift_cluster": [{"at": ["logging", 0, "enable"], "want": {true, "true", "1"}, "say": "writes no logs"}],
	"aws_globalaccelerator_accelerator": [{"at": ["attributes", 0, "flow_logs_enabled"], "want": {true, "true", "1"}, "say": "writes no logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# A gateway passes packets on, and the logs of Redshift may be a resource of their own.
is_exempt(r) if r.values.load_balancer_type in {"gateway", {"unknown": true}}

is_exempt(r) if {
	r.type == "aws_redshift_cluster"
	tf.accompanied(r, "aws_redshift_logging", "cluster_identifier", "cluster_identifier")
}

deny contains {"msg": msg, "path": tf.at(r, ["logging_info", 0, "broker_logs"])} if {
	some r in input.resources.aws_msk_cluster
	logs := object.get(object.get(r.values, "logging_info", [{}])[0], "broker_logs", [{}])[0]
	not tf.is_unknown(logs)
	every kind in ["cloudwatch_logs", "firehose", "s3"] {
		tf.lookup(logs, [kind, 0, "enabled"]) in tf.unset
	}
	msg := sprintf("%s writes no logs", [r.address])
}
