package infralint.terraform.registry_mutable_tags_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_mutable_tags

test_reported if {
	count(registry_mutable_tags.deny) == 1 with input as testing.terraform({"aws_ecr_repository": {"bad": {"image_tag_mutability": "MUTABLE"}}})
}

test_not_reported if {
	count(registry_mutable_tags.deny) == 0 with input as testing.terraform({"aws_ecr_repository": {"good": {"image_tag_mutability": "IMMUTABLE"}}})
}
