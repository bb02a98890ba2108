package infralint.terraform.api_cache_test

import data.infralint.lib.testing
import data.infralint.terraform.api_cache

test_reported if {
	count(api_cache.deny) == 1 with input as testing.terraform({"aws_api_gateway_stage": {"bad": {"cache_cluster_enabled": false}}})
}

test_not_reported if {
	count(api_cache.deny) == 0 with input as testing.terraform({"aws_api_gateway_stage": {"good": {"cache_cluster_enabled": true}}})
}
