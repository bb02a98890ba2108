package infralint.terraform.instance_disk_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.instance_disk_encryption

test_reported if {
	count(instance_disk_encryption.deny) == 1 with input as testing.terraform({"aws_instance": {"bad": {"root_block_device": [{"encrypted": false}], "ebs_block_device": [{"encrypted": true}]}}})
}

test_not_reported if {
	count(instance_disk_encryption.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": true}]}}})
}
