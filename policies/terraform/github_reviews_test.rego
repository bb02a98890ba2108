package infralint.terraform.github_reviews_test

import data.infralint.lib.testing
import data.infralint.terraform.github_reviews

test_reported if {
	count(github_reviews.deny) == 1 with input as testing.terraform({"github_branch_protection": {"bad": {"required_pull_request_reviews": [{"required_approving_review_count": 0}]}}})
}

test_not_reported if {
	count(github_reviews.deny) == 0 with input as testing.terraform({"github_branch_protection": {"good": {"required_pull_request_reviews": [{"required_approving_review_count": 2}]}}})
}
