package infralint.terraform.public_service_test

import data.infralint.lib.testing
import data.infralint.terraform.public_service

test_reported if {
	count(public_service.deny) == 2 with input as testing.terraform({
		"google_cloud_run_service_iam_member": {"a": {"member": "allUsers"}, "b": {"member": "user:a@example.com"}},
		"google_cloudfunctions_function_iam_binding": {"a": {"members": ["allUsers"]}, "b": {"members": {"unknown": true}}},
	})
}
