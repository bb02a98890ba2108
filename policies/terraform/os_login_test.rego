package infralint.terraform.os_login_test

import data.infralint.lib.testing
import data.infralint.terraform.os_login

test_reported if {
	count(os_login.deny) == 1 with input as testing.terraform({"google_compute_project_metadata": {"bad": {"metadata": {"enable-oslogin": false}}}})
}

test_not_reported if {
	count(os_login.deny) == 0 with input as testing.terraform({"google_compute_project_metadata": {"good": {"metadata": {"enable-oslogin": "TRUE"}}}})
}
