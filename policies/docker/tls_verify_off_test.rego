package infralint.docker.tls_verify_off_test

import data.infralint.docker.tls_verify_off
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in tls_verify_off.deny} with input as file
}

test_options if {
	every words in [
		["curl", "-k", "x"], ["curl", "-fsSLk", "x"], ["curl", "--insecure", "x"], ["wget", "--no-check-certificate", "x"], ["apk", "add", "--allow-untrusted", "x"],
		["apt-get", "install", "--allow-unauthenticated", "x"], ["apt-get", "install", "--force-yes", "x"], ["yum", "install", "--nogpgcheck", "x"],
		["dnf", "--setopt=sslverify=0", "install", "x"], ["rpm", "-i", "--nodigest", "x"], ["pip", "install", "--trusted-host", "pypi.org", "x"],
		["pip", "install", "--trusted-host=pypi.org", "x"], ["npm", "config", "set", "strict-ssl", "false"], ["yarn", "config", "set", "strict-ssl", "false"],
		["npm", "set", "strict-ssl=false"], ["git", "config", "--global", "http.sslVerify", "false"], ["git", "-c", "http.sslVerify=false", "clone", "x"],
		["pip", "config", "set", "global.trusted-host", "pypi.org"], ["npm", "ci", "--strict-ssl", "false"], ["dnf", "--setopt", "sslverify=0", "install", "x"],
		["echo", "strict-ssl=false"], ["printf", `[global]\ntrusted-host = pypi.org`], ["echo", "sslverify=0"], ["export", "GIT_SSL_NO_VERIFY=1"],
	] {
		count(of(testing.runs([words]))) == 1
	}
}

test_no_options if {
	every words in [
		["curl", "-fsSL", "x"], ["curl", "-o", "-k", "x"], ["curl", "-H", "k", "x"], ["wget", "x"], ["npm", "config", "set", "strict-ssl", "true"], ["echo", "-k"],
		["git", "config", "--global", "http.sslVerify", "true"], ["tar", "-k"], ["echo", "strict-ssl=true", "untrusted-host=x"], ["curl", "--key", "x"],
	] {
		count(of(testing.runs([words]))) == 0
	}
}

env(name, value) := testing.dockerfile([object.union(testing.instruction("ENV", []), {"pairs": [{"name": name, "value": value}]})])

test_variables if {
	of(env("NODE_TLS_REJECT_UNAUTHORIZED", "0")) == {"ENV NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates"}
	count(of(env("npm_config_strict_ssl", "false"))) == 1
	count(of(env("NODE_TLS_REJECT_UNAUTHORIZED", "1"))) == 0
	count(of(env("GIT_SSL_NO_VERIFY", "false"))) == 1
	run := object.union(testing.instruction("RUN", []), {"commands": [object.union(testing.command(["git", "clone"]), {"env": {"GIT_SSL_NO_VERIFY": "1"}})]})
	of(testing.dockerfile([run])) == {"git runs with GIT_SSL_NO_VERIFY=1, which switches off the check of certificates"}
}
