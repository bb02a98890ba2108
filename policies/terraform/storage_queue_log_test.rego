package infralint.terraform.storage_queue_log_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_queue_log

test_reported if {
	count(storage_queue_log.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"queue_properties": [{"logging": [{"read": false, "write": true, "delete": true}]}]}}})
}

test_not_reported if {
	count(storage_queue_log.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"queue_properties": [{"logging": [{"read": true, "write": true, "delete": true}]}]}}})
}

test_blobs if {
	count(storage_queue_log.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"it": {"account_kind": "BlobStorage"}}})
}
