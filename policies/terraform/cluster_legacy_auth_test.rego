package infralint.terraform.cluster_legacy_auth_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_legacy_auth

test_reported if {
	count(cluster_legacy_auth.deny) == 4 with input as testing.terraform({"google_container_cluster": {"bad_0": {"enable_legacy_abac": true, "master_auth": [{"client_certificate_config": [{"issue_client_certificate": false}]}]}, "bad_1": {"enable_legacy_abac": false, "master_auth": [{"client_certificate_config": [{"issue_client_certificate": true}]}]}}, "azurerm_kubernetes_cluster": {"bad_0": {"role_based_access_control_enabled": false, "role_based_access_control": [{"enabled": true}]}, "bad_1": {"role_based_access_control_enabled": true, "role_based_access_control": [{"enabled": false}]}}})
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
