package infralint.terraform.http_only_test

import data.infralint.lib.testing
import data.infralint.terraform.http_only

test_reported if {
	count(http_only.deny) == 1 with input as testing.terraform({"aws_cloudfront_distribution": {"bad": {"default_cache_behavior": [{"viewer_protocol_policy": "allow-all"}], "ordered_cache_behavior": [{"viewer_protocol_policy": "https-only"}]}}})
}

test_not_reported if {
	count(http_only.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"default_cache_behavior": [{"viewer_protocol_policy": "redirect-to-https"}], "ordered_cache_behavior": [{"viewer_protocol_policy": "https-only"}]}}})
}

test_listeners if {
	{r.path[2] | some r in http_only.deny} == {"a", "b", "k"} with input as testing.terraform({
		"aws_lb_listener": {
			"a": {"protocol": "HTTP", "default_action": [{"type": "forward"}]},
			"b": {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTP"}]}]},
			"c": {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTPS"}]}]},
			"d": {"protocol": "HTTPS"},
			"e": {"protocol": "HTTP", "default_action": [{"type": "fixed-response"}]},
			"f": {"protocol": "HTTP", "references": {"load_balancer_arn": ["aws_lb.internal"]}},
			"g": {"protocol": "HTTP", "references": {"load_balancer_arn": ["aws_lb.unknown"]}},
			"h": {"port": 80, "references": {"load_balancer_arn": ["aws_lb.network"]}},
			"i": {"protocol": "HTTP", "default_action": [{"unknown": true}]},
			"j": {"protocol": "HTTP", "default_action": [{"type": {"unknown": true}}]},
			"k": {"port": "80"},
		},
		"aws_lb": {"internal": {"internal": true}, "unknown": {"internal": {"unknown": true}}, "network": {"load_balancer_type": "network"}},
	})
}
