package infralint.terraform.instance_project_keys_test

import data.infralint.lib.testing
import data.infralint.terraform.instance_project_keys

test_reported if {
	count(instance_project_keys.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {"metadata": {"block-project-ssh-keys": false}}}})
}

test_not_reported if {
	count(instance_project_keys.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"metadata": {"block-project-ssh-keys": true}}}})
}
