package infralint.docker.add_instead_of_copy_test

import data.infralint.docker.add_instead_of_copy
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in add_instead_of_copy.deny} with input as file
}

test_local if {
	of(testing.dockerfile([testing.instruction("ADD", ["a", "b", "/c/"])])) == {"ADD a b does what COPY does"}
}

test_not_local if {
	every source in ["https://example.com/x", "a.tar.gz", "a.tgz", "$X", "${X}/y", "git@example.com:a/b.git", "rootfs.tar.*"] {
		count(of(testing.dockerfile([testing.instruction("ADD", [source, "/"])]))) == 0
	}
	count(of(testing.dockerfile([testing.instruction("ADD", ["target/$X.jar", "/"])]))) == 1
	count(of(testing.dockerfile([testing.instruction("COPY", ["a", "/"])]))) == 0
}
