package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"updates": [{"package-ecosystem": "npm", "schedule": {"interval": "daily"}}]}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"updates": [{"package-ecosystem": "npm", "schedule": {"interval": "weekly"}}]}
}
