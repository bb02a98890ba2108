package infralint.terraform.access_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.access_logging

test_reported if {
	count(access_logging.deny) == 13 with input as testing.terraform({"aws_lb": {"bad_0": {"access_logs": [{"enabled": false}]}}, "aws_alb": {"bad_0": {"access_logs": [{"enabled": false}]}}, "aws_elb": {"missing_0": {"access_logs": [{"enabled": true}]}, "bad_1": {"access_logs": [{"bucket": "something", "enabled": false}]}}, "aws_cloudfront_distribution": {"missing_0": {"logging_config": [{}]}}, "aws_api_gateway_stage": {"missing_0": {"access_log_settings": [{}]}}, "aws_apigatewayv2_stage": {"missing_0": {"access_log_settings": [{}]}}, "aws_docdb_cluster": {"missing_0": {}}, "aws_rds_cluster": {"missing_0": {}}, "aws_neptune_cluster": {"missing_0": {}}, "aws_elasticsearch_domain": {"missing_0": {"log_publishing_options": [{}]}}, "aws_opensearch_domain": {"missing_0": {"log_publishing_options": [{}]}}, "aws_mq_broker": {"bad_0": {"logs": [{"general": false}]}}})
}

test_not_reported if {
	count(access_logging.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"access_logs": [{"enabled": true}]}}})
}
