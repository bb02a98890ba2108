package infralint.terraform.cdn_failover_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_failover

test_reported if {
	count(cdn_failover.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {}}})
}

test_not_reported if {
	count(cdn_failover.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"origin_group": [{"origin_id": "main"}]}}})
}
