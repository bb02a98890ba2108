package infralint.terraform.search_vpc_test

import data.infralint.lib.testing
import data.infralint.terraform.search_vpc

test_reported if {
	count(search_vpc.deny) == 1 with input as testing.terraform({"aws_elasticsearch_domain": {"bad": {"vpc_options": [{"subnet_ids": []}]}}})
}

test_not_reported if {
	count(search_vpc.deny) == 0 with input as testing.terraform({"aws_elasticsearch_domain": {"good": {"vpc_options": [{"subnet_ids": ["subnet-1"]}]}}})
}
