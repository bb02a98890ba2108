package infralint.docker.apt_recommends_test

import data.infralint.docker.apt_recommends
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in apt_recommends.deny} with input as file
}

test_recommends if {
	of(testing.runs([["apt-get", "install", "-y", "curl"]])) == {"apt-get install takes what is only recommended too"}
	count(of(testing.runs([["apt-get", "install", "--no-install-recommends", "curl"]]))) == 0
	count(of(testing.runs([["apt-get", "-o", "APT::Install-Recommends=0", "install", "curl"]]))) == 0
	count(of(testing.runs([["apt-get", "update"]]))) == 0
}

test_configured if {
	run := {"text": `echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/x`, "commands": [testing.command(["apt-get", "install", "curl"])]}
	count(of(testing.dockerfile([object.union(testing.instruction("RUN", []), run)]))) == 0
}
