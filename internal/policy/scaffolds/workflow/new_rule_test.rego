package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"jobs": {"build": {"runs-on": "ubuntu-latest"}}}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"jobs": {"build": {"runs-on": "ubuntu-24.04"}}}
}
