# METADATA
# title: traffic is not encrypted
# description: |
#   Requests and answers travel as plain text. Everybody on the way reads them, passwords
#   and cookies among them, and can change them.
#
#   Serve HTTPS, and answer plain HTTP with a redirect to it. A listener of an internal
#   load balancer is not reported.
# custom:
#   id: tf-http-only
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_20"
#     - "checkov:CKV_AWS_2"
#     - "checkov:CKV_AWS_34"
#     - "checkov:CKV_AWS_83"
#     - "checkov:CKV_AZURE_14"
#     - "checkov:CKV_AZURE_153"
#     - "checkov:CKV_AZURE_3"
#     - "checkov:CKV_AZURE_60"
#     - "checkov:CKV_AZURE_70"
#     - "trivy:AWS-0012"
#     - "trivy:AWS-0046"
#     - "trivy:AWS-0054"
#     - "trivy:AZU-0004"
#     - "trivy:AZU-0008"
#     - "trivy:DIG-0002"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_alb
#           - aws_alb_listener
#           - aws_cloudfront_distribution
#           - aws_elasticsearch_domain
#           - aws_lb
#           - aws_lb_listener
#           - aws_opensearch_domain
#           - azurerm_app_service
#           - azurerm_app_service_slot
#           - azurerm_function_app
#           - azurerm_function_app_slot
#           - azurerm_linux_function_app
#           - azurerm_linux_function_app_slot
#           - azurerm_linux_web_app
#           - azurerm_linux_web_app_slot
#           - azurerm_storage_account
#           - azurerm_windows_function_app
#           - azurerm_windows_function_app_slot
#           - azurerm_windows_web_app
#           - azurerm_windows_web_app_slot
#           - digitalocean_loadbalancer
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_cache_behavior {
#         viewer_protocol_policy = "allow-all"
#       }
#       ordered_cache_behavior {
#         viewer_protocol_policy = "https-only"
#       }
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       default_cache_behavior {
#         viewer_protocol_policy = "redirect-to-https"
#       }
#       ordered_cache_behavior {
#         viewer_protocol_policy = "https-only"
#       }
#     }
package infralint.terraform.http_only

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [
		{"at": ["default_cache_behavior", 0, "viewer_protocol_policy"], "bad": {"allow-all"}, "say": "serves plain HTTP"},
		{"at": ["ordered_cache_behavior", "*", "viewer_protocol_policy"], "bad": {"allow-all"}, "say": "serves plain HTTP"},
	],
	"aws_elasticsearch_domain": [
		{"at": ["domain_endpoint_options"], "bad": {null}, "say": "serves plain HTTP"},
		{"at": ["domain_endpoint_options", 0, "enforce_https"], "bad": {false, "false", "0"}, "say": "serves plain HTTP"},
	],
	"aws_opensearch_domain": [
		{"at": ["domain_endpoint_options"], "bad": {null}, "say": "serves plain HTTP"},
		{"at": ["domain_endpoint_options", 0, "enforce_https"], "bad": {false, "false", "0"}, "say": "serves plain HTTP"},
	],
	"azurerm_storage_account": [
		{"at": ["enable_https_traffic_only"], "bad": {false, "false", "0"}, "say": "serves plain HTTP"},
		{"at": ["https_traffic_only_enabled"], "bad": {false, "false", "0"}, "say": "serves plain HTTP"},
	],
	"azurerm_app_service": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_app_service_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_function_app": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_function_app_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_linux_web_app": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_linux_web_app_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_windows_web_app": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_windows_web_app_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_linux_function_app": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_linux_function_app_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_windows_function_app": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"azurerm_windows_function_app_slot": [{"at": ["https_only"], "want": {true, "true", "1"}, "say": "serves plain HTTP"}],
	"digitalocean_loadbalancer": [{"at": ["forwarding_rule", "*", "entry_protocol"], "bad": {"http"}, "say": "serves plain HTTP"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["protocol"])} if {
	some r in tf.resources({"aws_alb_listener", "aws_lb_listener"})
	is_plain(r.values)
	not is_redirect(r.values)
	not is_internal(r)
	msg := sprintf("%s serves plain HTTP", [r.address])
}

is_redirect(values) if tf.has_unknown(values, "default_action")

is_redirect(values) if {
	some action in values.default_action
	action.type == "redirect"
	some redirect in object.get(action, "redirect", [{}])
	object.get(redirect, "protocol", "#{protocol}") != "HTTP"
}

is_redirect(values) if {
	some action in values.default_action
	action.type == "fixed-response"
}

is_redirect(values) if {
	some action in values.default_action
	tf.is_unknown(action.type)
}

is_internal(r) if {
	some lb in tf.resources({"aws_alb", "aws_lb"})
	tf.refers(r, "load_balancer_arn", lb)
	is_inside(lb.values)
}

is_inside(values) if tf.is_true(values.internal)

is_inside(values) if tf.is_unknown(values.internal)

is_inside(values) if object.get(values, "load_balancer_type", "application") != "application"

is_plain(values) if upper(values.protocol) == "HTTP"

# Without a protocol the port tells; a gateway load balancer has neither.
is_plain(values) if {
	tf.is_missing(values, "protocol")
	tf.int(values.port) == 80
}
