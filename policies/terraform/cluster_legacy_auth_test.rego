package infralint.terraform.cluster_legacy_auth_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_legacy_auth

test_reported if {
	count(cluster_legacy_auth.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"enable_legacy_abac": true, "master_auth": [{"client_certificate_config": [{"issue_client_certificate": false}]}]}}})
}

test_not_reported if {
	count(cluster_legacy_auth.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"enable_legacy_abac": false, "master_auth": [{"client_certificate_config": [{"issue_client_certificate": false}]}]}}})
}

test_password if {
	{r.msg | some r in cluster_legacy_auth.deny} == {"google_container_cluster.a has a password"} with input as testing.terraform({"google_container_cluster": {
		"a": {"master_auth": [{"username": "admin", "password": "x"}]},
		"b": {"master_auth": [{"username": "", "password": ""}]},
	}})
}
