# METADATA
# title: a warehouse takes plain connections
# description: |
#   Passwords and data travel as they are.
#
#   Set the parameter `require_ssl` to `true`.
# custom:
#   id: tf-warehouse-tls
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_105"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_redshift_parameter_group]
#   bad: |
#     resource "aws_redshift_parameter_group" "main" {
#       parameter {
#         name  = "require_ssl"
#         value = "false"
#       }
#     }
#   good: |
#     resource "aws_redshift_parameter_group" "main" {
#       parameter {
#         name  = "require_ssl"
#         value = "true"
#       }
#     }
package infralint.terraform.warehouse_tls

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["parameter"])} if {
	some r in input.resources.aws_redshift_parameter_group
	not tf.has_unknown(r.values, "parameter")
	count([p | some [_, p] in tf.blocks(r.values, "parameter"); is_set(p)]) == 0
	msg := sprintf("%s takes plain connections", [r.address])
}

is_set(parameter) if {
	parameter.name == "require_ssl"
	parameter.value in {"true", "TRUE", true, "1"}
}

is_set(parameter) if not tf.is_known(parameter.name)

is_set(parameter) if {
	parameter.name == "require_ssl"
	not tf.is_known(parameter.value)
}
