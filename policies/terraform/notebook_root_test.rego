package infralint.terraform.notebook_root_test

import data.infralint.lib.testing
import data.infralint.terraform.notebook_root

test_reported if {
	count(notebook_root.deny) == 1 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"bad": {"root_access": "Enabled"}}})
}

test_not_reported if {
	count(notebook_root.deny) == 0 with input as testing.terraform({"aws_sagemaker_notebook_instance": {"good": {"root_access": "Disabled"}}})
}
