package infralint.terraform.cdn_certificate_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_certificate

test_reported if {
	count(cdn_certificate.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"viewer_certificate": [{"cloudfront_default_certificate": true}]}}})
}

test_not_reported if {
	count(cdn_certificate.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"viewer_certificate": [{"cloudfront_default_certificate": false}]}}})
}
