package infralint.terraform.function_ingress_test

import data.infralint.lib.testing
import data.infralint.terraform.function_ingress

test_reported if {
	count(function_ingress.deny) == 1 with input as testing.terraform({"google_cloudfunctions_function": {"bad": {"ingress_settings": "ALLOW_ALL"}}})
}

test_not_reported if {
	count(function_ingress.deny) == 0 with input as testing.terraform({"google_cloudfunctions_function": {"good": {"ingress_settings": "ALLOW_INTERNAL_ONLY"}}})
}
