package infralint.terraform.batch_privileged_test

import data.infralint.lib.testing
import data.infralint.terraform.batch_privileged

test_reported if {
	count(batch_privileged.deny) == 1 with input as testing.terraform({"aws_batch_job_definition": {
		"a": {"container_properties": `{"privileged": true}`},
		"b": {"container_properties": `{"privileged": false}`},
	}})
}
