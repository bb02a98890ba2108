# METADATA
# title: a secret is never changed
# description: |
#   A copy that was made years ago still works.
#
#   Add an `aws_secretsmanager_secret_rotation`.
# custom:
#   id: tf-secret-rotation
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_57"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_secretsmanager_secret, aws_secretsmanager_secret_rotation]
#   bad: |
#     resource "aws_secretsmanager_secret" "main" {
#     }
#   good: |
#     resource "aws_secretsmanager_secret" "main" {
#     }
#
#     resource "aws_secretsmanager_secret_rotation" "main" {
#       secret_id = aws_secretsmanager_secret.main.id
#     }
package infralint.terraform.secret_rotation

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_secretsmanager_secret
	not is_done(r)
	msg := sprintf("%s is never changed", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_secretsmanager_secret_rotation", "secret_id", "id")

is_done(r) if r.values.rotation_rules
