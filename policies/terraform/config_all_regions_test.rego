package infralint.terraform.config_all_regions_test

import data.infralint.lib.testing
import data.infralint.terraform.config_all_regions

test_reported if {
	count(config_all_regions.deny) == 1 with input as testing.terraform({"aws_config_configuration_aggregator": {"bad": {"account_aggregation_source": [{"all_regions": false}]}}})
}

test_not_reported if {
	count(config_all_regions.deny) == 0 with input as testing.terraform({"aws_config_configuration_aggregator": {"good": {"account_aggregation_source": [{"all_regions": true}]}}})
}

test_organization if {
	count(config_all_regions.deny) == 0 with input as testing.terraform({"aws_config_configuration_aggregator": {"it": {"organization_aggregation_source": [{"all_regions": true}]}}})
	count(config_all_regions.deny) == 0 with input as testing.terraform({"aws_config_configuration_aggregator": {"it": {"organization_aggregation_source": [{"unknown": true}]}}})
}
