package infralint.terraform.cache_password_test

import data.infralint.lib.testing
import data.infralint.terraform.cache_password

test_reported if {
	count(cache_password.deny) == 1 with input as testing.terraform({"aws_elasticache_replication_group": {"bad": {"auth_token": ""}}})
}

test_not_reported if {
	count(cache_password.deny) == 0 with input as testing.terraform({"aws_elasticache_replication_group": {"good": {"auth_token": "random_password.cache.result"}}})
}

test_users if {
	count(cache_password.deny) == 0 with input as testing.terraform({"aws_elasticache_replication_group": {"it": {"user_group_ids": ["x"]}}})
}
