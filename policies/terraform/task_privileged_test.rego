package infralint.terraform.task_privileged_test

import data.infralint.lib.testing
import data.infralint.terraform.task_privileged

test_reported if {
	count(task_privileged.deny) == 1 with input as testing.terraform({"aws_ecs_task_definition": {
		"a": {"container_definitions": `[{"privileged": true}]`},
		"b": {"container_definitions": `[{"privileged": false}]`},
		"c": {"container_definitions": {"unknown": true}},
	}})
}
