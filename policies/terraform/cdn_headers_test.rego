package infralint.terraform.cdn_headers_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_headers

test_reported if {
	count(cdn_headers.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"default_cache_behavior": [{"response_headers_policy_id": ""}]}}})
}

test_not_reported if {
	count(cdn_headers.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"default_cache_behavior": [{"response_headers_policy_id": "67f7725c-6f97-4210-82d7-5512b31e9d03"}]}}})
}
