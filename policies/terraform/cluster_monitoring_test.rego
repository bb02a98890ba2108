package infralint.terraform.cluster_monitoring_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_monitoring

test_reported if {
	count(cluster_monitoring.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"monitoring_service": "none"}}})
}

test_not_reported if {
	count(cluster_monitoring.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"monitoring_service": "monitoring.googleapis.com/kubernetes"}}})
}
