package infralint.terraform.redis_password_test

import data.infralint.lib.testing
import data.infralint.terraform.redis_password

test_reported if {
	count(redis_password.deny) == 1 with input as testing.terraform({"google_redis_instance": {"bad": {"auth_enabled": false}}})
}

test_not_reported if {
	count(redis_password.deny) == 0 with input as testing.terraform({"google_redis_instance": {"good": {"auth_enabled": true}}})
}
