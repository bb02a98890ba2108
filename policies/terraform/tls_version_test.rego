package infralint.terraform.tls_version_test

import data.infralint.lib.testing
import data.infralint.terraform.tls_version

test_reported if {
	count(tls_version.deny) == 24 with input as testing.terraform({"aws_cloudfront_distribution": {"bad_0": {"viewer_certificate": [{"minimum_protocol_version": "SSLv3"}]}}, "aws_api_gateway_domain_name": {"bad_0": {"security_policy": "TLS_1_0"}}, "aws_apigatewayv2_domain_name": {"bad_0": {"domain_name_configuration": [{"security_policy": "TLS_1_0"}]}}, "aws_elasticsearch_domain": {"bad_0": {"domain_endpoint_options": [{"tls_security_policy": "Policy-Min-TLS-1-0-2019-07"}]}}, "aws_opensearch_domain": {"bad_0": {"domain_endpoint_options": [{"tls_security_policy": "Policy-Min-TLS-1-0-2019-07"}]}}, "azurerm_storage_account": {"bad_0": {"min_tls_version": "TLS1_0"}}, "azurerm_app_service": {"bad_0": {"site_config": [{"min_tls_version": "1.0"}]}}, "azurerm_app_service_slot": {"bad_0": {"site_config": [{"min_tls_version": "1.0"}]}}, "azurerm_function_app": {"bad_0": {"site_config": [{"min_tls_version": "1.0"}]}}, "azurerm_function_app_slot": {"bad_0": {"site_config": [{"min_tls_version": "1.0"}]}}, "azurerm_linux_web_app": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_windows_web_app": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_linux_function_app": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_windows_function_app": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_linux_web_app_slot": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_windows_web_app_slot": {"bad_0": {"site_config": [{"minimum_tls_version": "1.0"}]}}, "azurerm_mssql_server": {"bad_0": {"minimum_tls_version": "1.0"}}, "azurerm_mysql_server": {"bad_0": {"ssl_minimal_tls_version_enforced": "TLS1_0"}}, "azurerm_postgresql_server": {"bad_0": {"ssl_minimal_tls_version_enforced": "TLS1_0"}}, "azurerm_mariadb_server": {"bad_0": {"ssl_minimal_tls_version_enforced": "TLS1_0"}}, "azurerm_redis_cache": {"bad_0": {"minimum_tls_version": "1.0"}}, "azurerm_eventhub_namespace": {"bad_0": {"minimum_tls_version": "1.0"}}, "azurerm_servicebus_namespace": {"bad_0": {"minimum_tls_version": "1.0"}}, "google_compute_ssl_policy": {"bad_0": {"min_tls_version": "TLS_1_0"}}})
}

test_not_reported if {
	count(tls_version.deny) == 0 with input as testing.terraform({"aws_cloudfront_distribution": {"good": {"viewer_certificate": [{"minimum_protocol_version": "fine"}]}}})
}

test_listeners if {
	{r.path[2] | some r in tls_version.deny} == {"a", "b"} with input as testing.terraform({"aws_lb_listener": {
		"a": {"protocol": "HTTPS"},
		"b": {"protocol": "TLS", "ssl_policy": "ELBSecurityPolicy-TLS-1-1-2017-01"},
		"c": {"protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"},
		"d": {"protocol": "HTTPS", "ssl_policy": {"unknown": true}},
		"e": {"protocol": "HTTP"},
	}})
}
