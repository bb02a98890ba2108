package infralint.terraform.cdn_geo_restriction_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_geo_restriction

test_reported if {
	count(cdn_geo_restriction.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"restrictions": [{"geo_restriction": [{"restriction_type": "none"}]}]}}})
}

test_not_reported if {
	count(cdn_geo_restriction.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"restrictions": [{"geo_restriction": [{"restriction_type": "whitelist"}]}]}}})
}
