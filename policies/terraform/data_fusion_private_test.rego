package infralint.terraform.data_fusion_private_test

import data.infralint.lib.testing
import data.infralint.terraform.data_fusion_private

test_reported if {
	count(data_fusion_private.deny) == 1 with input as testing.terraform({"google_data_fusion_instance": {"bad": {"private_instance": false}}})
}

test_not_reported if {
	count(data_fusion_private.deny) == 0 with input as testing.terraform({"google_data_fusion_instance": {"good": {"private_instance": true}}})
}
