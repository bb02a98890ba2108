package infralint.terraform.service_account_admin_test

import data.infralint.lib.testing
import data.infralint.terraform.service_account_admin

test_reported if {
	count(service_account_admin.deny) == 2 with input as testing.terraform({
		"google_project_iam_member": {
			"a": {"role": "roles/editor", "member": "serviceAccount:x"},
			"b": {"role": "roles/owner", "member": "user:a@example.com"},
		},
		"google_project_iam_binding": {"a": {"role": "roles/compute.admin", "members": ["serviceAccount:x"]}},
	})
}
