package infralint.terraform.task_host_namespace_test

import data.infralint.lib.testing
import data.infralint.terraform.task_host_namespace

test_reported if {
	count(task_host_namespace.deny) == 1 with input as testing.terraform({"aws_ecs_task_definition": {"bad": {"pid_mode": "host"}}})
}

test_not_reported if {
	count(task_host_namespace.deny) == 0 with input as testing.terraform({"aws_ecs_task_definition": {"good": {"pid_mode": "task"}}})
}
