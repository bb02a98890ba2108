package infralint.terraform.identity_guests_test

import data.infralint.lib.testing
import data.infralint.terraform.identity_guests

test_reported if {
	count(identity_guests.deny) == 1 with input as testing.terraform({"aws_cognito_identity_pool": {"bad": {"allow_unauthenticated_identities": true}}})
}

test_not_reported if {
	count(identity_guests.deny) == 0 with input as testing.terraform({"aws_cognito_identity_pool": {"good": {"allow_unauthenticated_identities": false}}})
}
