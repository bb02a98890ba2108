package infralint.terraform.redis_tls_test

import data.infralint.lib.testing
import data.infralint.terraform.redis_tls

test_reported if {
	count(redis_tls.deny) == 1 with input as testing.terraform({"google_redis_instance": {"bad": {"transit_encryption_mode": "DISABLED"}}})
}

test_not_reported if {
	count(redis_tls.deny) == 0 with input as testing.terraform({"google_redis_instance": {"good": {"transit_encryption_mode": "SERVER_AUTHENTICATION"}}})
}
