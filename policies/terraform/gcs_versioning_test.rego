package infralint.terraform.gcs_versioning_test

import data.infralint.lib.testing
import data.infralint.terraform.gcs_versioning

test_reported if {
	count(gcs_versioning.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"bad": {"versioning": [{"enabled": false}]}}})
}

test_not_reported if {
	count(gcs_versioning.deny) == 0 with input as testing.terraform({"google_storage_bucket": {"good": {"versioning": [{"enabled": true}]}}})
}
