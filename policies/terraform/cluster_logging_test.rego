package infralint.terraform.cluster_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_logging

test_reported if {
	count(cluster_logging.deny) == 2 with input as testing.terraform({"google_container_cluster": {"bad_0": {"logging_service": "none"}}, "azurerm_kubernetes_cluster": {"missing_0": {"oms_agent": [{}]}}})
}

test_not_reported if {
	count(cluster_logging.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"logging_service": "fine"}}})
}

test_types if {
	{r.msg | some r in cluster_logging.deny} == {"aws_eks_cluster.a does not write the logs authenticator, controllerManager, scheduler"} with input as testing.terraform({"aws_eks_cluster": {
		"a": {"enabled_cluster_log_types": ["api", "audit"]},
		"b": {"enabled_cluster_log_types": {"unknown": true}},
	}})
}
