# METADATA
# title: a queue is not encrypted with a key of your own
# description: |
#   Messages lie in the queue or the stream unencrypted, or encrypted with a key that
#   everybody with access to the queue may use.
#
#   Name a key, or switch on the encryption of the service where that is enough.
# custom:
#   id: tf-queue-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_240"
#     - "checkov:CKV_AWS_26"
#     - "checkov:CKV_AWS_27"
#     - "checkov:CKV_AWS_43"
#     - "trivy:AWS-0064"
#     - "trivy:AWS-0095"
#     - "trivy:AWS-0096"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_kinesis_firehose_delivery_stream, aws_kinesis_stream, aws_sns_topic, aws_sqs_queue]
#   bad: |
#     resource "aws_sns_topic" "main" {
#       kms_master_key_id = ""
#     }
#   good: |
#     resource "aws_sns_topic" "main" {
#       kms_master_key_id = "alias/aws/sns"
#     }
package infralint.terraform.queue_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_sns_topic": [{"at": ["kms_master_key_id"], "bad": {null, ""}, "say": "is not encrypted"}],
	"aws_kinesis_stream": [{"at": ["encryption_type"], "want": {"KMS"}, "say": "is not encrypted"}],
	"aws_kinesis_firehose_delivery_stream": [{"at": ["server_side_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# A stream that reads from another one is encrypted as that is.
is_exempt(r) if count(object.get(r.values, "kinesis_source_configuration", [])) > 0

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_sqs_queue
	tf.is_missing(r.values, "kms_master_key_id")
	not object.get(r.values, "sqs_managed_sse_enabled", false) in tf.on
	not tf.is_unknown(object.get(r.values, "sqs_managed_sse_enabled", false))
	msg := sprintf("%s is not encrypted", [r.address])
}
