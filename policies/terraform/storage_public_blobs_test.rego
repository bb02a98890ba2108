package infralint.terraform.storage_public_blobs_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_public_blobs

test_reported if {
	count(storage_public_blobs.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"allow_nested_items_to_be_public": true}}})
}

test_not_reported if {
	count(storage_public_blobs.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"allow_nested_items_to_be_public": false}}})
}

test_older if {
	count(storage_public_blobs.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"it": {"allow_blob_public_access": false}}})
}
