package infralint.terraform.http_only_test

import data.infralint.lib.testing
import data.infralint.terraform.http_only

test_reported if {
	count(http_only.deny) == 15 with input as testing.terraform({"aws_cloudfront_distribution": {"bad_0": {"default_cache_behavior": [{"viewer_protocol_policy": "allow-all"}], "ordered_cache_behavior": [{"viewer_protocol_policy": "fine"}]}, "bad_1": {"default_cache_behavior": [{"viewer_protocol_policy": "fine"}], "ordered_cache_behavior": [{"viewer_protocol_policy": "allow-all"}]}}, "aws_elasticsearch_domain": {"bad_0": {"domain_endpoint_options": [{"enforce_https": false}]}}, "aws_opensearch_domain": {"bad_0": {"domain_endpoint_options": [{"enforce_https": false}]}}, "azurerm_storage_account": {"bad_0": {"enable_https_traffic_only": false, "https_traffic_only_enabled": true}, "bad_1": {"enable_https_traffic_only": true, "https_traffic_only_enabled": false}}, "azurerm_app_service": {"bad_0": {"https_only": false}}, "azurerm_app_service_slot": {"bad_0": {"https_only": false}}, "azurerm_function_app": {"bad_0": {"https_only": false}}, "azurerm_function_app_slot": {"bad_0": {"https_only": false}}, "azurerm_linux_web_app": {"bad_0": {"https_only": false}}, "azurerm_windows_web_app": {"bad_0": {"https_only": false}}, "azurerm_linux_function_app": {"bad_0": {"https_only": false}}, "azurerm_windows_function_app": {"bad_0": {"https_only": false}}, "digitalocean_loadbalancer": {"bad_0": {"forwarding_rule": [{"entry_protocol": "http"}]}}})
}

test_not_reported if {
	count(http_only.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"default_cache_behavior": [{"viewer_protocol_policy": "fine"}], "ordered_cache_behavior": [{"viewer_protocol_policy": "fine"}]}}})
}

test_listeners if {
	{r.path[2] | some r in http_only.deny} == {"a", "b"} with input as testing.terraform({
		"aws_lb_listener": {
			"a": {"protocol": "HTTP", "default_action": [{"type": "forward"}]},
			"b": {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTP"}]}]},
			"c": {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTPS"}]}]},
			"d": {"protocol": "HTTPS"},
			"e": {"protocol": "HTTP", "default_action": [{"type": "fixed-response"}]},
			"f": {"protocol": "HTTP", "references": {"load_balancer_arn": ["aws_lb.internal"]}},
			"g": {"protocol": "HTTP", "references": {"load_balancer_arn": ["aws_lb.unknown"]}},
			"h": {"references": {"load_balancer_arn": ["aws_lb.network"]}},
			"i": {"protocol": "HTTP", "default_action": [{"unknown": true}]},
			"j": {"protocol": "HTTP", "default_action": [{"type": {"unknown": true}}]},
		},
		"aws_lb": {"internal": {"internal": true}, "unknown": {"internal": {"unknown": true}}, "network": {"load_balancer_type": "network"}},
	})
}
