package infralint.terraform.cdn_firewall_test

import data.infralint.lib.testing
import data.infralint.terraform.cdn_firewall

test_reported if {
	count(cdn_firewall.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"web_acl_id": ""}}})
}

test_not_reported if {
	count(cdn_firewall.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"web_acl_id": "arn:aws:wafv2:us-east-1:1:global/webacl/a/b"}}})
}
