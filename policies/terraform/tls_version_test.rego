package infralint.terraform.tls_version_test

import data.infralint.lib.testing
import data.infralint.terraform.tls_version

test_reported if {
	count(tls_version.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"viewer_certificate": [{"minimum_protocol_version": "SSLv3"}]}}})
}

test_not_reported if {
	count(tls_version.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"viewer_certificate": [{"minimum_protocol_version": "TLSv1.2_2021"}]}}})
}

test_listeners if {
	{r.path[2] | some r in tls_version.deny} == {"a", "b"} with input as testing.terraform({"aws_lb_listener": {
		"a": {"protocol": "HTTPS"},
		"b": {"protocol": "TLS", "ssl_policy": "ELBSecurityPolicy-TLS-1-1-2017-01"},
		"c": {"protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"},
		"d": {"protocol": "HTTPS", "ssl_policy": {"unknown": true}},
		"e": {"protocol": "HTTP"},
	}})
}

test_default_certificate if {
	count(tls_version.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"a": {"viewer_certificate": [{"cloudfront_default_certificate": true}]}}})
}
