package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"resources": {"aws_instance": {"web": {
		"address": "aws_instance.web",
		"path": ["resources", "aws_instance", "web"],
		"values": {"instance_type": "t1.micro"},
	}}}}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"resources": {"aws_instance": {"web": {
		"address": "aws_instance.web",
		"path": ["resources", "aws_instance", "web"],
		"values": {"instance_type": {"unknown": true}},
	}}}}
}
