package infralint.terraform.default_service_account_test

import data.infralint.lib.testing
import data.infralint.terraform.default_service_account

test_reported if {
	count(default_service_account.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {"service_account": [{"email": ""}]}}})
}

test_not_reported if {
	count(default_service_account.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"service_account": [{"email": "web@p.iam.gserviceaccount.com"}]}}})
}

test_by_name if {
	count(default_service_account.deny) == 1 with input as testing.terraform({"google_compute_instance": {"a": {"service_account": [{"email": "1-compute@developer.gserviceaccount.com"}]}}})
}

test_exempt if {
	count(default_service_account.deny) == 0 with input as testing.terraform({"google_container_cluster": {"a": {"enable_autopilot": true}, "b": {"remove_default_node_pool": true}}})
}
