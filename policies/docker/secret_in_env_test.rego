package infralint.docker.secret_in_env_test

import data.infralint.docker.secret_in_env
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in secret_in_env.deny} with input as file
}

pairs(name, value) := object.union(testing.instruction("ENV", []), {"pairs": [{"name": name, "value": value}]})

test_written if {
	of(testing.dockerfile([pairs("DB_PASSWORD", "hunter2")])) == {"ENV DB_PASSWORD has a literal as its value"}
	of({"stages": [], "args": [pairs("API_KEY", "hunter2")]}) == {"ENV API_KEY has a literal as its value"}
}

test_not_written if {
	count(of(testing.dockerfile([pairs("DB_PASSWORD", "${PASSWORD}"), pairs("PASSWORD_FILE", "x"), pairs("TOKEN", "")]))) == 0
}
