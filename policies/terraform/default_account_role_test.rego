package infralint.terraform.default_account_role_test

import data.infralint.lib.testing
import data.infralint.terraform.default_account_role

test_reported if {
	count(default_account_role.deny) == 3 with input as testing.terraform({
		"google_project_iam_member": {
			"a": {"member": "serviceAccount:1-compute@developer.gserviceaccount.com"},
			"b": {"member": {"unknown": true}, "references": {"member": ["data.google_compute_default_service_account.x"]}},
			"c": {"member": "user:a@example.com"},
		},
		"google_folder_iam_binding": {"a": {"members": ["serviceAccount:p@appspot.gserviceaccount.com"]}},
	})
}
