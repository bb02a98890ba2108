# METADATA
# title: AWS Config looks at some regions only
# description: |
#   An attacker works in a region that nobody uses.
#
#   Set `all_regions = true`.
# custom:
#   id: tf-config-all-regions
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_121"
#     - "trivy:AWS-0019"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_config_configuration_aggregator]
#   bad: |
#     resource "aws_config_configuration_aggregator" "main" {
#     }
#   good: |
#     resource "aws_config_configuration_aggregator" "main" {
#       account_aggregation_source {
#         all_regions = true
#       }
#     }
package infralint.terraform.config_all_regions

import data.infralint.lib.terraform as tf

rows := {
	"aws_config_configuration_aggregator": [{"at": ["account_aggregation_source", 0, "all_regions"], "want": {true, "true", "1"}, "say": "does not look at all regions"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if tf.lookup(r.values, ["organization_aggregation_source", 0, "all_regions"]) in tf.on

is_exempt(r) if tf.has_unknown(r.values, "organization_aggregation_source")
