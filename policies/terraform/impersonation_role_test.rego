package infralint.terraform.impersonation_role_test

import data.infralint.lib.testing
import data.infralint.terraform.impersonation_role

test_reported if {
	count(impersonation_role.deny) == 1 with input as testing.terraform({"google_project_iam_member": {
		"a": {"role": "roles/iam.serviceAccountUser"},
		"b": {"role": "roles/viewer"},
	}})
}
