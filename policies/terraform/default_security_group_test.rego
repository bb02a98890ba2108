package infralint.terraform.default_security_group_test

import data.infralint.lib.testing
import data.infralint.terraform.default_security_group

test_reported if {
	{r.path[2] | some r in default_security_group.deny} == {"open", "alone"} with input as testing.terraform({
		"aws_vpc": {"alone": {}, "b": {}},
		"aws_default_security_group": {
			"b": {"vpc_id": {"unknown": true}, "references": {"vpc_id": ["aws_vpc.b"]}},
			"open": {"ingress": [{}], "vpc_id": "x", "references": {}},
		},
	})
}
