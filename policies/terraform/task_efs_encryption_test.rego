package infralint.terraform.task_efs_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.task_efs_encryption

test_reported if {
	{r.path[2] | some r in task_efs_encryption.deny} == {"a"} with input as testing.terraform({"aws_ecs_task_definition": {
		"a": {"volume": [{"efs_volume_configuration": [{}]}]},
		"b": {"volume": [{"efs_volume_configuration": [{"transit_encryption": "ENABLED"}]}]},
		"c": {"volume": [{"name": "x"}]},
	}})
}
