package infralint.terraform.registry_mutable_tags_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_mutable_tags

test_reported if {
	count(registry_mutable_tags.deny) == 1 with input as testing.terraform({"aws_ecr_repository": {"bad_0": {"image_tag_mutability": "other"}}})
}

test_not_reported if {
	count(registry_mutable_tags.deny) == 0 with input as testing.terraform({"aws_ecr_repository": {"good": {"image_tag_mutability": "IMMUTABLE"}}})
}
