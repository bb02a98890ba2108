package infralint.terraform.warehouse_tls_test

import data.infralint.lib.testing
import data.infralint.terraform.warehouse_tls

test_reported if {
	{r.path[2] | some r in warehouse_tls.deny} == {"a", "b"} with input as testing.terraform({"aws_redshift_parameter_group": {
		"a": {},
		"b": {"parameter": [{"name": "require_ssl", "value": "no"}]},
		"c": {"parameter": [{"name": "require_ssl", "value": "true"}]},
		"d": {"parameter": [{"name": "require_ssl", "value": {"unknown": true}}]},
		"e": {"parameter": [{"name": {"unknown": true}}]},
	}})
}
