package infralint.terraform.imds_v2_test

import data.infralint.lib.testing
import data.infralint.terraform.imds_v2

test_reported if {
	count(imds_v2.deny) == 3 with input as testing.terraform({"aws_instance": {"bad_0": {"metadata_options": [{"http_tokens": "other"}]}}, "aws_launch_template": {"bad_0": {"metadata_options": [{"http_tokens": "other"}]}}, "aws_launch_configuration": {"bad_0": {"metadata_options": [{"http_tokens": "other"}]}}})
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
