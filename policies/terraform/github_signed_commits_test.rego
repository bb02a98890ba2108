package infralint.terraform.github_signed_commits_test

import data.infralint.lib.testing
import data.infralint.terraform.github_signed_commits

test_reported if {
	count(github_signed_commits.deny) == 1 with input as testing.terraform({"github_branch_protection": {"bad": {"require_signed_commits": false}}})
}

test_not_reported if {
	count(github_signed_commits.deny) == 0 with input as testing.terraform({"github_branch_protection": {"good": {"require_signed_commits": true}}})
}
