package infralint.terraform.data_fusion_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.data_fusion_logging

test_reported if {
	count(data_fusion_logging.deny) == 1 with input as testing.terraform({"google_data_fusion_instance": {"bad": {"enable_stackdriver_logging": false}}})
}

test_not_reported if {
	count(data_fusion_logging.deny) == 0 with input as testing.terraform({"google_data_fusion_instance": {"good": {"enable_stackdriver_logging": true}}})
}
