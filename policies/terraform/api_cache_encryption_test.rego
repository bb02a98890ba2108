package infralint.terraform.api_cache_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.api_cache_encryption

test_reported if {
	count(api_cache_encryption.deny) == 1 with input as testing.terraform({"aws_api_gateway_method_settings": {"bad": {"settings": [{"cache_data_encrypted": false}]}}})
}

test_not_reported if {
	count(api_cache_encryption.deny) == 0 with input as testing.terraform({"aws_api_gateway_method_settings": {"good": {"settings": [{"cache_data_encrypted": true}]}}})
}
