package infralint.terraform.registry_regions_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_regions

test_reported if {
	count(registry_regions.deny) == 1 with input as testing.terraform({"azurerm_container_registry": {"bad": {}}})
}

test_not_reported if {
	count(registry_regions.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"good": {"georeplications": [{"location": "northeurope"}]}}})
}
