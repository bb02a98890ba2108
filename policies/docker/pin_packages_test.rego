package infralint.docker.pin_packages_test

import data.infralint.docker.pin_packages
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in pin_packages.deny} with input as file
}

test_unpinned if {
	of(testing.runs([["apt-get", "install", "-y", "curl", "git=1"]])) == {"apt-get installs curl in whatever version there is"}
	count(of(testing.runs([["apt-get", "update"], ["pip", "install", "-r", "requirements.txt"]]))) == 0
}
