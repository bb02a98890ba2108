package infralint.docker.assume_yes_test

import data.infralint.docker.assume_yes
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in assume_yes.deny} with input as file
}

test_asks if {
	of(testing.runs([["apt-get", "install", "curl"]])) == {"apt-get install waits for an answer without -y"}
	of(testing.runs([["dnf", "upgrade"]])) == {"dnf upgrade waits for an answer without -y"}
	of(testing.runs([["apt-get", "purge", "curl"]])) == {"apt-get purge waits for an answer without -y"}
	of(testing.runs([["dnf", "group", "install", "a"]])) == {"dnf group waits for an answer without -y"}
	of(testing.runs([["zypper", "in", "curl"]])) == {"zypper in waits for an answer without -n"}
}

test_agrees if {
	every words in [
		["apt-get", "-qqy", "install", "a"], ["apt-get", "install", "-qq", "a"], ["apt-get", "install", "-q", "-q", "a"], ["apt-get", "install", "--quiet=2", "a"], ["apt", "install", "--yes", "a"],
		["apt-get", "-o", "APT::Get::Assume-Yes=true", "install", "a"], ["dnf", "--assumeyes", "install", "a"], ["yum", "-y", "install", "a"],
		["zypper", "-n", "in", "a"], ["zypper", "in", "-y", "a"], ["apt-get", "update"], ["apk", "add", "a"], ["ls"],
	] {
		count(of(testing.runs([words]))) == 0
	}
}

test_configured if {
	r := object.union(testing.instruction("RUN", [`echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes && apt-get install a`]), {"commands": [testing.command(["apt-get", "install", "a"])]})
	count(of(testing.dockerfile([r]))) == 0
}

test_piped if {
	every words, found in {["yes"]: 0, ["echo", "y"]: 0, ["printf", `yes\n`]: 0, ["echo", "n"]: 1} {
		commands := [
			object.union(testing.command(words), {"pipeline": 1}),
			object.union(testing.command(["apt-get", "install", "a"]), {"pipeline": 1, "stage": 1}),
		]
		count(of(testing.dockerfile([object.union(testing.instruction("RUN", []), {"commands": commands})]))) == found
	}
}
