package infralint.terraform.cache_failover_test

import data.infralint.lib.testing
import data.infralint.terraform.cache_failover

test_reported if {
	count(cache_failover.deny) == 1 with input as testing.terraform({"aws_elasticache_replication_group": {"bad": {"automatic_failover_enabled": false}}})
}

test_not_reported if {
	count(cache_failover.deny) == 0 with input as testing.terraform({"aws_elasticache_replication_group": {"good": {"automatic_failover_enabled": true}}})
}
