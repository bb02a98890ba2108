package infralint.terraform.kms_rotation_test

import data.infralint.lib.testing
import data.infralint.terraform.kms_rotation

test_reported if {
	count(kms_rotation.deny) == 1 with input as testing.terraform({"aws_kms_key": {"bad": {"enable_key_rotation": false}}})
}

test_not_reported if {
	count(kms_rotation.deny) == 0 with input as testing.terraform({"aws_kms_key": {"good": {"enable_key_rotation": true}}})
}

test_exempt if {
	count(kms_rotation.deny) == 0 with input as testing.terraform({
		"aws_kms_key": {"a": {"key_usage": "SIGN_VERIFY"}, "b": {"customer_master_key_spec": "RSA_2048"}, "c": {"custom_key_store_id": "x"}},
		"google_kms_crypto_key": {"d": {"purpose": "MAC"}},
	})
	count(kms_rotation.deny) == 1 with input as testing.terraform({"google_kms_crypto_key": {"d": {"rotation_period": "31536000s"}}})
}
