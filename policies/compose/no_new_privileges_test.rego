package infralint.compose.no_new_privileges_test

import data.infralint.compose.no_new_privileges

of(service) := found if {
	found := no_new_privileges.deny with input as {"services": {"web": service}}
}

test_missing if {
	of({"security_opt": ["seccomp:unconfined"]}) == {{
		"msg": `service "web" may gain privileges: security_opt lacks no-new-privileges:true`,
		"path": ["services", "web", "security_opt"],
	}}
	count(of({})) == 1
	count(of({"security_opt": ["no-new-privileges:false"]})) == 1
}

test_set if {
	count(of({"security_opt": ["no-new-privileges:true"]})) == 0
	count(of({"security_opt": ["no-new-privileges"]})) == 0
	count(of({"extends": "base"})) == 0
}
