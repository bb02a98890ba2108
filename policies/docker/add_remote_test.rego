package infralint.docker.add_remote_test

import data.infralint.docker.add_remote
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in add_remote.deny} with input as file
}

test_remote if {
	of(testing.dockerfile([testing.instruction("ADD", ["https://example.com/x", "/"])])) == {"ADD fetches https://example.com/x without a checksum"}
	of(testing.dockerfile([testing.instruction("ADD", ["https://example.com/x.git#v1", "/"])])) == {"ADD fetches https://example.com/x.git#v1 without a commit"}
}

test_not_remote if {
	count(of(testing.dockerfile([testing.instruction("ADD", ["x", "https://example.com/"])]))) == 0
	count(of(testing.dockerfile([testing.instruction("ADD", ["https://github.com/a/b.git#0123456789abcdef0123456789abcdef01234567", "/"])]))) == 0
	count(of(testing.dockerfile([object.union(testing.instruction("ADD", ["https://example.com/x", "/"]), {"flags": {"checksum": ["sha256:a"]}})]))) == 0
}
