package infralint.terraform.build_pool_public_test

import data.infralint.lib.testing
import data.infralint.terraform.build_pool_public

test_reported if {
	count(build_pool_public.deny) == 1 with input as testing.terraform({"google_cloudbuild_worker_pool": {"bad": {"worker_config": [{"no_external_ip": false}]}}})
}

test_not_reported if {
	count(build_pool_public.deny) == 0 with input as testing.terraform({"google_cloudbuild_worker_pool": {"good": {"worker_config": [{"no_external_ip": true}]}}})
}
