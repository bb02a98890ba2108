package infralint.terraform.app_ftp_test

import data.infralint.lib.testing
import data.infralint.terraform.app_ftp

test_reported if {
	count(app_ftp.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"site_config": [{"ftps_state": "AllAllowed"}]}}})
}

test_not_reported if {
	count(app_ftp.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"site_config": [{"ftps_state": "FtpsOnly"}]}}})
}
