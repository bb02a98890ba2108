package infralint.kubernetes.host_aliases_test

import data.infralint.kubernetes.host_aliases
import data.infralint.lib.testing

test_alias if {
	host_aliases.deny == {{
		"msg": "pod resolves a, b to 203.0.113.7 by itself",
		"path": ["spec", "hostAliases", 0, "ip"],
	}} with input as testing.pod_with({"hostAliases": [{"ip": "203.0.113.7", "hostnames": ["a", "b"]}]})
}

test_none if {
	count(host_aliases.deny) == 0 with input as testing.pod_with({})
	count(host_aliases.deny) == 0 with input as testing.pod_with({"hostAliases": []})
}

test_incomplete if {
	count(host_aliases.deny) == 1 with input as testing.pod_with({"hostAliases": [{}]})
}
