# METADATA
# title: a secret is shown in plans and logs
# description: |
#   An output or a variable that holds a secret is not marked as sensitive. Terraform
#   then prints it in plans and at the end of each run, and CI keeps that for months.
#
#   Set `sensitive = true`. The value is in the state all the same: who may read that
#   matters more.
# custom:
#   id: tf-unmarked-secret
#   severity: warning
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     output "db_password" {
#       value = "${random_password.db.result}!"
#     }
#
#     resource "random_password" "db" {
#       length = 32
#     }
#   good: |
#     output "db_password" {
#       value     = "${random_password.db.result}!"
#       sensitive = true
#     }
#
#     resource "random_password" "db" {
#       length = 32
#     }
package infralint.terraform.unmarked_secret

import data.infralint.lib.terraform as tf

is_secret(name) if {
	regex.match(
		`(?i)(?:passw(?:or)?d|passphrase|(?:client|app|api|oauth|shared|webhook|signing)_?secret|secret_(?:access_)?key|token|private_key|(?:api|access|auth|account|encryption)_?key)$`,
		name,
	)
	not regex.match(`(?i)(?:public|next|page|continue|csrf|max|min|num|per|has|use|enable|generate|rotate|require|create)_`, name)
}

deny contains {"msg": msg, "path": o.path} if {
	some name, o in input.outputs
	not o.sensitive
	not o.ephemeral
	is_secret(name)
	not is_boolean(o.value)
	not is_number(o.value)
	not is_null(o.value)
	not regex.match(`\.(?:arn|id|name|key_id|secret_id|version_id|version|self_link|kms_key_id|key_name)$`, object.get(o, "expression", ""))
	msg := sprintf("output %q is not marked as sensitive", [name])
}

deny contains {"msg": msg, "path": v.path} if {
	some name, v in input.variables
	not v.sensitive
	not v.ephemeral
	is_secret(name)
	v.type in {"any", "string"}
	object.get(v, "default", null) in {null, ""}
	msg := sprintf("variable %q is not marked as sensitive", [name])
}
