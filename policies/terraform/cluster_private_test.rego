package infralint.terraform.cluster_private_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_private

test_reported if {
	count(cluster_private.deny) == 3 with input as testing.terraform({"aws_eks_cluster": {"bad_0": {"vpc_config": [{"endpoint_public_access": true}]}}, "google_container_cluster": {"bad_0": {"private_cluster_config": [{"enable_private_nodes": false}]}}, "azurerm_kubernetes_cluster": {"bad_0": {"private_cluster_enabled": false}}})
}

test_not_reported if {
	count(cluster_private.deny) == 0 with input as testing.terraform({"aws_eks_cluster": {"good": {"vpc_config": [{"endpoint_public_access": false}]}}})
}
