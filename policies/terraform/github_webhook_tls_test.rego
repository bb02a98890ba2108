package infralint.terraform.github_webhook_tls_test

import data.infralint.lib.testing
import data.infralint.terraform.github_webhook_tls

test_reported if {
	count(github_webhook_tls.deny) == 1 with input as testing.terraform({"github_repository_webhook": {"bad": {"configuration": [{"insecure_ssl": true}]}}})
}

test_not_reported if {
	count(github_webhook_tls.deny) == 0 with input as testing.terraform({"github_repository_webhook": {"good": {"configuration": [{"insecure_ssl": false}]}}})
}
