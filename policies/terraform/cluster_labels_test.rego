package infralint.terraform.cluster_labels_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_labels

test_reported if {
	count(cluster_labels.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {}}})
}

test_not_reported if {
	count(cluster_labels.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"resource_labels": {"team": "shop"}}}})
}
