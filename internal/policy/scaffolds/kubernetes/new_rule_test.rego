package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "docker.io/nginx:1.29"}]}}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "registry.example.com/nginx:1.29"}]}}
}
