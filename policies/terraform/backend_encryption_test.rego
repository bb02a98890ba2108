package infralint.terraform.backend_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.backend_encryption

of(type, values) := found if {
	found := {r.msg | some r in backend_encryption.deny} with input as {"terraform": {"backend": {"type": type, "path": ["terraform", "backend"], "values": values}}}
}

test_s3 if {
	of("s3", {"bucket": "a", "key": "b", "encrypt": false}) == {"the state is not encrypted", "nothing keeps two runs from writing the state at once"}
	of("s3", {"bucket": "a", "key": "b", "use_lockfile": true}) == set()
	of("s3", {}) == set()
}

test_http if {
	of("http", {"address": "http://state.example.com"}) == {"the state travels unencrypted"}
	of("http", {"address": "http://localhost:8080"}) == set()
	of("http", {"address": "https://state.example.com"}) == set()
}
