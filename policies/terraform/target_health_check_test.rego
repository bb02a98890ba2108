package infralint.terraform.target_health_check_test

import data.infralint.lib.testing
import data.infralint.terraform.target_health_check

test_reported if {
	count(target_health_check.deny) == 1 with input as testing.terraform({"aws_lb_target_group": {"bad": {"protocol": "HTTPS"}}})
}

test_not_reported if {
	count(target_health_check.deny) == 0 with input as testing.terraform({"aws_lb_target_group": {"good": {"protocol": "HTTPS", "health_check": [{"path": "/healthz"}]}}})
}

test_tcp if {
	count(target_health_check.deny) == 0 with input as testing.terraform({"aws_lb_target_group": {"it": {"protocol": "TCP"}}})
}
