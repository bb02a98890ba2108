package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"chart": {"dependencies": [{"name": "redis", "repository": "http://charts.example.com"}]}}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"chart": {"dependencies": [{"name": "redis", "repository": "https://charts.example.com"}]}}
}
