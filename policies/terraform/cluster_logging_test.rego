package infralint.terraform.cluster_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_logging

test_reported if {
	count(cluster_logging.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"logging_service": "none"}}})
}

test_not_reported if {
	count(cluster_logging.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"logging_service": "logging.googleapis.com/kubernetes"}}})
}

test_types if {
	{r.msg | some r in cluster_logging.deny} == {"aws_eks_cluster.a does not write the logs authenticator, controllerManager, scheduler"} with input as testing.terraform({"aws_eks_cluster": {
		"a": {"enabled_cluster_log_types": ["api", "audit"]},
		"b": {"enabled_cluster_log_types": {"unknown": true}},
	}})
}

test_older if {
	count(cluster_logging.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"it": {"addon_profile": [{"oms_agent": [{"enabled": true}]}]}}})
}
