package infralint.terraform.dataset_public_test

import data.infralint.lib.testing
import data.infralint.terraform.dataset_public

test_reported if {
	count(dataset_public.deny) == 1 with input as testing.terraform({"google_bigquery_dataset": {"bad": {"access": [{"special_group": "allAuthenticatedUsers"}]}}})
}

test_not_reported if {
	count(dataset_public.deny) == 0 with input as testing.terraform({"google_bigquery_dataset": {"good": {"access": [{"special_group": "projectOwners"}]}}})
}
