package infralint.terraform.notebook_internet_test

import data.infralint.lib.testing
import data.infralint.terraform.notebook_internet

test_reported if {
	count(notebook_internet.deny) == 1 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"bad": {"direct_internet_access": "Enabled"}}})
}

test_not_reported if {
	count(notebook_internet.deny) == 0 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"good": {"direct_internet_access": "Disabled"}}})
}
