package infralint.docker.label_key_test

import data.infralint.docker.label_key
import data.infralint.lib.testing

of(key) := found if {
	found := {r.msg | some r in label_key.deny} with input as testing.dockerfile([object.union(testing.instruction("LABEL", []), {"pairs": [{"name": key, "value": "x"}]})])
}

test_wrong if {
	of("com.docker.team") == {`key "com.docker.team" of a label is reserved for Docker`}
	every key in ["Team", "a..b", "a--b", "a_b", ".a", "a.", "1a", "a b", "-a"] {
		count(of(key)) == 1
	}
}

test_right if {
	every key in ["a", "com.example.my-team", "org.opencontainers.image.authors", `"quoted.key"`, "a1", "com.dockerish.x", "${PREFIX}.A"] {
		count(of(key)) == 0
	}
}
