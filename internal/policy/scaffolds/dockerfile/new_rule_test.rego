package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"stages": [{"image": "docker.io/alpine:3.22"}]}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"stages": [{"image": "registry.example.com/alpine:3.22"}, {"lineage": [0]}]}
}
