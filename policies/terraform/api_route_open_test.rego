package infralint.terraform.api_route_open_test

import data.infralint.lib.testing
import data.infralint.terraform.api_route_open

test_reported if {
	count(api_route_open.deny) == 1 with input as testing.terraform({"aws_apigatewayv2_route": {"bad": {"authorization_type": "NONE"}}})
}

test_not_reported if {
	count(api_route_open.deny) == 0 with input as testing.terraform({"aws_apigatewayv2_route": {"good": {"authorization_type": "JWT"}}})
}
