package infralint.docker.dist_upgrade_test

import data.infralint.docker.dist_upgrade
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in dist_upgrade.deny} with input as file
}

test_upgrade if {
	of(testing.runs([["apt-get", "-y", "dist-upgrade"]])) == {"apt-get dist-upgrade makes the image depend on the day of the build"}
	of(testing.runs([["yum", "update", "-y"]])) == {"yum update makes the image depend on the day of the build"}
	of(testing.runs([["apk", "upgrade"]])) == {"apk upgrade makes the image depend on the day of the build"}
	of(testing.runs([["zypper", "dup"], ["zypper", "update"]])) == {"zypper dup makes the image depend on the day of the build"}
	count(of(testing.runs([["apt-get", "upgrade", "-y"], ["yum", "update", "-y", "openssl"], ["apk", "add", "x"]]))) == 0
}
