package infralint.docker.copy_all_test

import data.infralint.docker.copy_all
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in copy_all.deny} with input as file
}

copy(args, more) := testing.dockerfile([object.union(testing.instruction("COPY", args), more)])

test_all if {
	of(copy([".", "/app"], {})) == {"COPY . takes the whole context, and no .dockerignore leaves anything out"}
	of(copy(["/", "/"], {"flags": {"from": ["build"]}})) == {"COPY takes the whole file system of the other stage"}
}

test_some if {
	count(of(copy(["src", "."], {}))) == 0
	count(of(copy([".", "/app"], {"flags": {"from": ["build"]}}))) == 0
	count(of(object.union(copy([".", "/app"], {}), {"ignored": true}))) == 0
}
