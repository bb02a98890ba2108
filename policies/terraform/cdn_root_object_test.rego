package infralint.terraform.cdn_root_object_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_root_object

test_reported if {
	count(cdn_root_object.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"default_root_object": ""}}})
}

test_not_reported if {
	count(cdn_root_object.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"default_root_object": "index.html"}}})
}
