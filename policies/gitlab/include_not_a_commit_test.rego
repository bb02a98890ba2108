package infralint.gitlab.include_not_a_commit_test

import data.infralint.gitlab.include_not_a_commit

of(item) := {m.msg | some m in found} if {
	found := include_not_a_commit.deny with input as {"include": [item]}
}

test_version if {
	of({"project": "a/b", "ref": "v1.2.0"}) == {`project "a/b" is included from "v1.2.0", which is no commit`}
	of({"component": "gitlab.com/a/b/c@1.2.0"}) == {`component "gitlab.com/a/b/c" is included as "1.2.0", which is no commit`}
}

test_commit if {
	of({"project": "a/b", "ref": "08c6903cd8c0fde910a37f88322edcfb5dd907a8"}) == set()
	of({"project": "a/b", "ref": "main"}) == set()
	of({"component": "gitlab.com/a/b/c@08c6903cd8c0fde910a37f88322edcfb5dd907a8"}) == set()
	of({"component": "gitlab.com/a/b/c@~latest"}) == set()
}
