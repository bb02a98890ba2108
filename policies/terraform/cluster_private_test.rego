package infralint.terraform.cluster_private_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_private

test_reported if {
	count(cluster_private.deny) == 1 with input as testing.terraform({"aws_eks_cluster": {"bad": {"vpc_config": [{"endpoint_public_access": true}]}}})
}

test_not_reported if {
	count(cluster_private.deny) == 0 with input as testing.terraform({"aws_eks_cluster": {"good": {"vpc_config": [{"endpoint_public_access": false}]}}})
}
