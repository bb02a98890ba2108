package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"services": {"web": {"image": "docker.io/nginx:1.29"}}}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"services": {"web": {"build": {"context": "."}}}}
}
