package infralint.terraform.imds_v2_test

import data.infralint.lib.testing
import data.infralint.terraform.imds_v2

test_reported if {
	count(imds_v2.deny) == 1 with input as testing.terraform({"aws_instance": {"bad": {"metadata_options": [{"http_tokens": "optional"}]}}})
}

test_not_reported if {
	count(imds_v2.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"metadata_options": [{"http_tokens": "required"}]}}})
}

test_exempt if {
	count(imds_v2.deny) == 0 with input as testing.terraform({"aws_instance": {
		"a": {"metadata_options": [{"http_endpoint": "disabled"}]},
		"b": {"launch_template": [{"id": "x"}]},
	}})
}
