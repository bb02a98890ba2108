package infralint.terraform.search_dedicated_master_test

import data.infralint.lib.testing
import data.infralint.terraform.search_dedicated_master

test_reported if {
	count(search_dedicated_master.deny) == 1 with input as testing.terraform({"aws_elasticsearch_domain": {"bad": {"cluster_config": [{"dedicated_master_enabled": false}]}}})
}

test_not_reported if {
	count(search_dedicated_master.deny) == 0 with input as testing.terraform({"aws_elasticsearch_domain": {"good": {"cluster_config": [{"dedicated_master_enabled": true}]}}})
}
