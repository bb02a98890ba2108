package infralint.terraform.github_repo_public_test

import data.infralint.lib.testing
import data.infralint.terraform.github_repo_public

test_reported if {
	{r.path[2] | some r in github_repo_public.deny} == {"a", "b"} with input as testing.terraform({"github_repository": {
		"a": {}, "b": {"visibility": "public"}, "c": {"visibility": "internal"}, "d": {"private": true}, "e": {"visibility": {"unknown": true}},
	}})
}
