package infralint.terraform.instance_scopes_test

import data.infralint.lib.testing
import data.infralint.terraform.instance_scopes

test_reported if {
	{r.path[2] | some r in instance_scopes.deny} == {"a", "b"} with input as testing.terraform({"google_compute_instance": {
		"a": {"service_account": [{"scopes": ["cloud-platform"]}]},
		"b": {"service_account": [{"scopes": ["cloud-platform"], "email": "1-compute@developer.gserviceaccount.com"}]},
		"c": {"service_account": [{"scopes": ["cloud-platform"], "email": "x@p.iam.gserviceaccount.com"}]},
	}})
}
