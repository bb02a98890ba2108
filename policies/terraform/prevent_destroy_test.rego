package infralint.terraform.prevent_destroy_test

import data.infralint.lib.testing
import data.infralint.terraform.prevent_destroy

test_reported if {
	{r.path[2] | some r in prevent_destroy.deny} == {"a"} with input as testing.terraform({"aws_dynamodb_table": {"a": {}, "b": {"lifecycle": {"prevent_destroy": true}}}, "aws_vpc": {"c": {}}})
}
