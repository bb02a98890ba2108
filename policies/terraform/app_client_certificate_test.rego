package infralint.terraform.app_client_certificate_test

import data.infralint.lib.testing
import data.infralint.terraform.app_client_certificate

test_reported if {
	count(app_client_certificate.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"client_cert_enabled": false}}})
}

test_not_reported if {
	count(app_client_certificate.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"client_cert_enabled": true}}})
}
