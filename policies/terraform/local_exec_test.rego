package infralint.terraform.local_exec_test

import data.infralint.lib.testing
import data.infralint.terraform.local_exec

test_reported if {
	{r.path | some r in local_exec.deny} == {["x"], ["data", "external", "e"]} with input as testing.terraform_with({
		"resources": {"null_resource": {"a": {"provisioners": [{"type": "local-exec", "path": ["x"]}, {"type": "file", "path": ["y"]}]}}},
		"data": {"external": {"e": {}}},
	})
}
