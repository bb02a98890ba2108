package infralint.terraform.task_writable_root_test

import data.infralint.lib.testing
import data.infralint.terraform.task_writable_root

test_reported if {
	count(task_writable_root.deny) == 1 with input as testing.terraform({"aws_ecs_task_definition": {
		"a": {"container_definitions": `[{"readonlyRootFilesystem": false}]`},
		"b": {"container_definitions": `[{"readonlyRootFilesystem": true}]`},
		"c": {"container_definitions": {"unknown": true}},
	}})
}
