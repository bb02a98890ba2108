package infralint.terraform.glue_catalog_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.glue_catalog_encryption

test_reported if {
	count(glue_catalog_encryption.deny) == 1 with input as testing.terraform({"aws_glue_data_catalog_encryption_settings": {"bad": {"data_catalog_encryption_settings": [{"encryption_at_rest": [{"catalog_encryption_mode": "DISABLED"}], "connection_password_encryption": [{"return_connection_password_encrypted": true}]}]}}})
}

test_not_reported if {
	count(glue_catalog_encryption.deny) == 0 with input as testing.terraform({"aws_glue_data_catalog_encryption_settings": {"good": {"data_catalog_encryption_settings": [{"encryption_at_rest": [{"catalog_encryption_mode": "SSE-KMS"}], "connection_password_encryption": [{"return_connection_password_encrypted": true}]}]}}})
}
