package infralint.terraform.metadata_hops_test

import data.infralint.lib.testing
import data.infralint.terraform.metadata_hops

test_reported if {
	count(metadata_hops.deny) == 1 with input as testing.terraform({"aws_launch_template": {"bad": {"metadata_options": [{"http_put_response_hop_limit": 2}]}}})
}

test_not_reported if {
	count(metadata_hops.deny) == 0 with input as testing.terraform({"aws_launch_template": {"good": {"metadata_options": [{"http_put_response_hop_limit": 1}]}}})
}
