# METADATA
# title: a broker keeps no audit log
# description: |
#   Nothing tells who changed users, queues or topics.
#
#   Set `audit = true` in `logs`.
# custom:
#   id: tf-broker-audit-log
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_197"
#     - "trivy:AWS-0070"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_mq_broker]
#   bad: |
#     resource "aws_mq_broker" "main" {
#     }
#   good: |
#     resource "aws_mq_broker" "main" {
#       logs {
#         audit = true
#       }
#     }
package infralint.terraform.broker_audit_log

import data.infralint.lib.terraform as tf

rows := {
	"aws_mq_broker": [{"at": ["logs", 0, "audit"], "want": {true, "true", "1"}, "say": "keeps no audit log"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# RabbitMQ has none.
is_exempt(r) if lower(r.values.engine_type) == "rabbitmq"

is_exempt(r) if tf.is_unknown(r.values.engine_type)
