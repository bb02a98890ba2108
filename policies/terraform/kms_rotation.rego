# METADATA
# title: a key is never renewed
# description: |
#   The older a key is, the more data depends on it, and on every place where it may have
#   leaked. A key that is renewed each year bounds that.
#
#   Switch rotation on. What was encrypted stays readable: the cloud keeps the older
#   versions of the key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   id: tf-kms-rotation
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_7"
#     - "checkov:CKV_GCP_43"
#     - "trivy:AWS-0065"
#     - "trivy:GCP-0065"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_kms_key, google_kms_crypto_key]
#   bad: |
#     resource "aws_kms_key" "main" {
#     }
#   good: |
#     resource "aws_kms_key" "main" {
#       enable_key_rotation = true
#     }
package infralint.terraform.kms_rotation

import data.infralint.lib.terraform as tf

rows := {
	"aws_kms_key": [{"at": ["enable_key_rotation"], "want": {true, "true", "1"}, "say": "is never renewed"}],
	"google_kms_crypto_key": [{"at": ["rotation_period"], "bad": {null, ""}, "say": "is never renewed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Asymmetric keys and keys for signing cannot be renewed.
is_exempt(r) if object.get(r.values, "key_usage", "ENCRYPT_DECRYPT") != "ENCRYPT_DECRYPT"

is_exempt(r) if object.get(r.values, "customer_master_key_spec", "SYMMETRIC_DEFAULT") != "SYMMETRIC_DEFAULT"

is_exempt(r) if r.values.custom_key_store_id

is_exempt(r) if object.get(r.values, "purpose", "ENCRYPT_DECRYPT") != "ENCRYPT_DECRYPT"

deny contains {"msg": msg, "path": tf.at(r, ["rotation_period"])} if {
	some r in input.resources.google_kms_crypto_key
	seconds := to_number(trim_suffix(r.values.rotation_period, "s"))
	seconds > 7776000
	msg := sprintf("%s is renewed after %v days, more than 90", [r.address, floor(seconds / 86400)])
}
