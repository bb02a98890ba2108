package infralint.terraform.dataproc_public_test

import data.infralint.lib.testing
import data.infralint.terraform.dataproc_public

test_reported if {
	count(dataproc_public.deny) == 1 with input as testing.terraform({"google_dataproc_cluster": {"bad": {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": false}]}]}}})
}

test_not_reported if {
	count(dataproc_public.deny) == 0 with input as testing.terraform({"google_dataproc_cluster": {"good": {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": true}]}]}}})
}
