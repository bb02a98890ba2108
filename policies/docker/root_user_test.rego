package infralint.docker.root_user_test

import data.infralint.docker.root_user
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in root_user.deny} with input as file
}

test_root if {
	of(testing.dockerfile([testing.instruction("USER", ["root"])])) == {"the image runs as root"}
	of(testing.dockerfile([testing.instruction("USER", ["0:0"])])) == {"the image runs as 0:0"}
	of(testing.dockerfile([testing.instruction("USER", ["app"]), testing.instruction("USER", ["root"])])) == {"the image runs as root"}
}

test_not_root if {
	count(of(testing.dockerfile([]))) == 0
	count(of(testing.dockerfile([testing.instruction("USER", ["root"]), testing.instruction("USER", ["65532"])]))) == 0
	count(of(testing.dockerfile([testing.instruction("USER", ["rooter"])]))) == 0
	count(of(testing.dockerfile([testing.instruction("USER", ["$USER"])]))) == 0
}
