package infralint.terraform.app_identity_test

import data.infralint.lib.testing
import data.infralint.terraform.app_identity

test_reported if {
	count(app_identity.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"identity": [{"type": ""}]}}})
}

test_not_reported if {
	count(app_identity.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"identity": [{"type": "SystemAssigned"}]}}})
}
