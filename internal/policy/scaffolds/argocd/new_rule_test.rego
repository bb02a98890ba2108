package policies.new_rule_test

import data.policies.new_rule

test_reported if {
	count(new_rule.deny) == 1 with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"repoURL": "https://github.com/example/app"}},
	}
}

test_not_reported if {
	count(new_rule.deny) == 0 with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"repoURL": "https://git.example.com/team/app"}},
	}
}
