# METADATA
# title: old versions of TLS are accepted
# description: |
#   TLS 1.0 and 1.1, and SSL, have known weaknesses, and no client of the last ten years
#   needs them. Auditors reject them.
#
#   Ask for TLS 1.2 at least.
# custom:
#   id: tf-tls-version
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_103"
#     - "checkov:CKV_AWS_174"
#     - "checkov:CKV_AWS_206"
#     - "checkov:CKV_AWS_228"
#     - "checkov:CKV_AZURE_145"
#     - "checkov:CKV_AZURE_147"
#     - "checkov:CKV_AZURE_148"
#     - "checkov:CKV_AZURE_15"
#     - "checkov:CKV_AZURE_154"
#     - "checkov:CKV_AZURE_205"
#     - "checkov:CKV_AZURE_223"
#     - "checkov:CKV_AZURE_44"
#     - "checkov:CKV_AZURE_52"
#     - "checkov:CKV_AZURE_54"
#     - "checkov:CKV_GCP_4"
#     - "trivy:AWS-0005"
#     - "trivy:AWS-0013"
#     - "trivy:AWS-0047"
#     - "trivy:AWS-0126"
#     - "trivy:AZU-0006"
#     - "trivy:AZU-0011"
#     - "trivy:AZU-0026"
#     - "trivy:GCP-0039"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_alb_listener
#           - aws_api_gateway_domain_name
#           - aws_apigatewayv2_domain_name
#           - aws_cloudfront_distribution
#           - aws_elasticsearch_domain
#           - aws_lb_listener
#           - aws_opensearch_domain
#           - azurerm_app_service
#           - azurerm_app_service_slot
#           - azurerm_eventhub_namespace
#           - azurerm_function_app
#           - azurerm_function_app_slot
#           - azurerm_linux_function_app
#           - azurerm_linux_function_app_slot
#           - azurerm_linux_web_app
#           - azurerm_linux_web_app_slot
#           - azurerm_mariadb_server
#           - azurerm_mssql_server
#           - azurerm_mysql_server
#           - azurerm_postgresql_server
#           - azurerm_redis_cache
#           - azurerm_servicebus_namespace
#           - azurerm_storage_account
#           - azurerm_windows_function_app
#           - azurerm_windows_function_app_slot
#           - azurerm_windows_web_app
#           - azurerm_windows_web_app_slot
#           - google_compute_ssl_policy
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       viewer_certificate {
#         minimum_protocol_version = "SSLv3"
#       }
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       viewer_certificate {
#         minimum_protocol_version = "TLSv1.2_2021"
#       }
#     }
package infralint.terraform.tls_version

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["viewer_certificate", 0, "minimum_protocol_version"], "bad": {"SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1", "TLSv1_2016", "TLSv1.1_2016", null}, "say": "does not ask for TLS 1.2 at least"}],
	"aws_api_gateway_domain_name": [{"at": ["security_policy"], "bad": {"TLS_1_0", null}, "say": "does not ask for TLS 1.2 at least"}],
	"aws_apigatewayv2_domain_name": [{"at": ["domain_name_configuration", 0, "security_policy"], "bad": {"TLS_1_0"}, "say": "does not ask for TLS 1.2 at least"}],
	"aws_elasticsearch_domain": [{"at": ["domain_endpoint_options", 0, "tls_security_policy"], "bad": {"Policy-Min-TLS-1-0-2019-07", null}, "say": "does not ask for TLS 1.2 at least"}],
	"aws_opensearch_domain": [{"at": ["domain_endpoint_options", 0, "tls_security_policy"], "bad": {"Policy-Min-TLS-1-0-2019-07", null}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_storage_account": [{"at": ["min_tls_version"], "bad": {"TLS1_0", "TLS1_1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_app_service": [{"at": ["site_config", 0, "min_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_app_service_slot": [{"at": ["site_config", 0, "min_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_function_app": [{"at": ["site_config", 0, "min_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_function_app_slot": [{"at": ["site_config", 0, "min_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_linux_web_app": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_windows_web_app": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_linux_function_app": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_windows_function_app": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_linux_web_app_slot": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_windows_web_app_slot": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_linux_function_app_slot": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_windows_function_app_slot": [{"at": ["site_config", 0, "minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_mssql_server": [{"at": ["minimum_tls_version"], "bad": {"1.0", "1.1", "Disabled"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_mysql_server": [{"at": ["ssl_minimal_tls_version_enforced"], "bad": {"TLS1_0", "TLS1_1", "TLSEnforcementDisabled"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_postgresql_server": [{"at": ["ssl_minimal_tls_version_enforced"], "bad": {"TLS1_0", "TLS1_1", "TLSEnforcementDisabled"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_mariadb_server": [{"at": ["ssl_minimal_tls_version_enforced"], "bad": {"TLS1_0", "TLS1_1", "TLSEnforcementDisabled"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_redis_cache": [{"at": ["minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_eventhub_namespace": [{"at": ["minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"azurerm_servicebus_namespace": [{"at": ["minimum_tls_version"], "bad": {"1.0", "1.1"}, "say": "does not ask for TLS 1.2 at least"}],
	"google_compute_ssl_policy": [{"at": ["min_tls_version"], "bad": {"TLS_1_0", "TLS_1_1", null}, "say": "does not ask for TLS 1.2 at least"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# The certificate of CloudFront itself comes with a version that cannot be chosen.
is_exempt(r) if not tf.lookup(r.values, ["viewer_certificate", 0, "cloudfront_default_certificate"]) in tf.unset

# The policies of load balancers that allow nothing before TLS 1.2.
modern := `^ELBSecurityPolicy-(?:TLS-1-2-|FS-1-2-|TLS13-1-[23]-)`

deny contains {"msg": msg, "path": tf.at(r, ["ssl_policy"])} if {
	some r in tf.resources({"aws_alb_listener", "aws_lb_listener"})
	r.values.protocol in {"HTTPS", "TLS"}
	ssl_policy := object.get(r.values, "ssl_policy", "ELBSecurityPolicy-2016-08")
	tf.is_known(ssl_policy)
	not regex.match(modern, ssl_policy)
	msg := sprintf("%s accepts versions of TLS before 1.2", [r.address])
}
