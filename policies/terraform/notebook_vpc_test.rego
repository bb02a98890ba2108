package infralint.terraform.notebook_vpc_test

import data.infralint.lib.testing
import data.infralint.terraform.notebook_vpc

test_reported if {
	count(notebook_vpc.deny) == 1 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"bad": {"subnet_id": ""}}})
}

test_not_reported if {
	count(notebook_vpc.deny) == 0 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"good": {"subnet_id": "subnet-1"}}})
}
