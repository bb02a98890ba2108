# METADATA
# title: a document database keeps no audit log
# description: |
#   Nothing tells who read or changed what.
#
#   Set the parameter `audit_logs`.
# custom:
#   id: tf-document-database-audit
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_104"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_docdb_cluster_parameter_group]
#   bad: |
#     resource "aws_docdb_cluster_parameter_group" "main" {
#       parameter {
#         name  = "audit_logs"
#         value = "disabled"
#       }
#     }
#   good: |
#     resource "aws_docdb_cluster_parameter_group" "main" {
#       parameter {
#         name  = "audit_logs"
#         value = "enabled"
#       }
#     }
package infralint.terraform.document_database_audit

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["parameter"])} if {
	some r in input.resources.aws_docdb_cluster_parameter_group
	not tf.has_unknown(r.values, "parameter")
	count([p | some [_, p] in tf.blocks(r.values, "parameter"); is_set(p)]) == 0
	msg := sprintf("%s keeps no audit log", [r.address])
}

is_set(parameter) if {
	parameter.name == "audit_logs"
	parameter.value in {"enabled", "all", "ddl", "dml_read", "dml_write"}
}

is_set(parameter) if not tf.is_known(parameter.name)

is_set(parameter) if {
	parameter.name == "audit_logs"
	not tf.is_known(parameter.value)
}
