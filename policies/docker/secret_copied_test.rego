package infralint.docker.secret_copied_test

import data.infralint.docker.secret_copied
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in secret_copied.deny} with input as file
}

test_copied if {
	of(testing.dockerfile([testing.instruction("COPY", ["a", ".env", "/app/"])])) == {"COPY puts .env into the image"}
}

test_not_copied if {
	count(of(testing.dockerfile([testing.instruction("COPY", [".env.example", "id_rsa.pub", "/root/id_rsa"])]))) == 0
	count(of(testing.dockerfile([object.union(testing.instruction("COPY", ["/tls.key", "/"]), {"flags": {"from": ["build"]}})]))) == 0
}
