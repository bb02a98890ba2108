package infralint.terraform.node_image_test

import data.infralint.lib.testing
import data.infralint.terraform.node_image

test_reported if {
	count(node_image.deny) == 1 with input as testing.terraform({"google_container_node_pool": {"bad": {"node_config": [{"image_type": "UBUNTU"}]}}})
}

test_not_reported if {
	count(node_image.deny) == 0 with input as testing.terraform({"google_container_node_pool": {"good": {"node_config": [{"image_type": "COS_CONTAINERD"}]}}})
}
