package infralint.terraform.warehouse_vpc_test

import data.infralint.lib.testing
import data.infralint.terraform.warehouse_vpc

test_reported if {
	count(warehouse_vpc.deny) == 1 with input as testing.terraform({"aws_redshift_cluster": {"bad": {"cluster_subnet_group_name": ""}}})
}

test_not_reported if {
	count(warehouse_vpc.deny) == 0 with input as testing.terraform({"aws_redshift_cluster": {"good": {"cluster_subnet_group_name": "main"}}})
}
