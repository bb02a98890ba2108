package infralint.terraform.instance_disk_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.instance_disk_encryption

test_reported if {
	count(instance_disk_encryption.deny) == 5 with input as testing.terraform({"aws_instance": {"bad_0": {"root_block_device": [{"encrypted": false}], "ebs_block_device": [{"encrypted": true}]}, "bad_1": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": false}]}}, "aws_launch_configuration": {"bad_0": {"root_block_device": [{"encrypted": false}], "ebs_block_device": [{"encrypted": true}]}, "bad_1": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": false}]}}, "aws_launch_template": {"bad_0": {"block_device_mappings": [{"ebs": [{"encrypted": false}]}]}}})
}

test_not_reported if {
	count(instance_disk_encryption.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"encrypted": true}]}}})
}
