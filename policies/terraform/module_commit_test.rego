package infralint.terraform.module_commit_test

import data.infralint.terraform.module_commit

test_reported if {
	count(module_commit.deny) == 1 with input as {"modules": {
		"a": {"path": ["modules", "a"], "source": "acme/net/aws"},
		"b": {"path": ["modules", "b"], "source": "./net"},
		"c": {"path": ["modules", "c"], "source": "git::https://example.com/net.git?ref=5dcbc3a7f9a4b5c6d7e8f90123456789abcdef01"},
	}}
}
