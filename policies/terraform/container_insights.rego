# METADATA
# title: a cluster of ECS is not monitored
# description: |
#   When containers fail or are attacked, nothing shows how they behaved.
#
#   Switch on the setting `containerInsights`.
# custom:
#   id: tf-container-insights
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_65"
#     - "trivy:AWS-0034"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecs_cluster]
#   bad: |
#     resource "aws_ecs_cluster" "it" {
#       setting {
#         value = "other"
#       }
#     }
#   good: |
#     resource "aws_ecs_cluster" "it" {
#       setting {
#         value = "enabled"
#       }
#     }
package infralint.terraform.container_insights

import data.infralint.lib.terraform as tf

rows := {
	"aws_ecs_cluster": [{"at": ["setting", 0, "value"], "want": {"enabled", "enhanced"}, "say": "is not monitored"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
