package infralint.gitlab.include_unpinned_test

import data.infralint.gitlab.include_unpinned

of(item) := {m.msg | some m in found} if {
	found := include_unpinned.deny with input as {"include": [item]}
}

commit := "08c6903cd8c0fde910a37f88322edcfb5dd907a8"

test_project if {
	of({"project": "a/b", "file": "c.yml"}) == {`project "a/b" is included without ref, which means its default branch`}
	of({"project": "a/b", "file": "c.yml", "ref": "main"}) == {`project "a/b" is included from "main", which moves`}
	of({"project": "a/b", "file": "c.yml", "ref": "v1.2.0"}) == set()
	of({"project": "a/b", "file": "c.yml", "ref": commit}) == set()
	of({"project": "a/b", "file": "c.yml", "ref": "$REF"}) == set()
}

test_remote if {
	of({"remote": "https://example.com/a.yml"}) == {"https://example.com/a.yml is included without integrity"}
	of({"remote": "https://example.com/a.yml", "integrity": "sha256-x"}) == set()
	of({"remote": concat("", ["https://gitlab.com/a/b/-/raw/", commit, "/c.yml"])}) == set()
}

test_component if {
	of({"component": "gitlab.com/a/b/c@~latest"}) == {`component "gitlab.com/a/b/c" is included as "~latest", which moves`}
	of({"component": "gitlab.com/a/b/c@1.2.0"}) == set()
	of({"local": "a.yml"}) == set()
}
