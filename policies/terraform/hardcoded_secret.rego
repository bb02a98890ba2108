# METADATA
# title: a secret is written in the code
# description: |
#   Everybody with access to the repository, a clone or a fork of it has the secret, and
#   it stays in the history when it is removed. Scanners of attackers find keys in
#   public repositories within minutes.
#
#   Change the secret. Then take it from a secrets manager with a data source, from a
#   variable that is marked as sensitive, or let the cloud make it:
#   `manage_master_user_password`, `random_password`, roles in place of keys.
# custom:
#   id: tf-hardcoded-secret
#   severity: error
#   tags: [security]
#   peers:
#     - "trivy:AWS-0122"
#     - "checkov:CKV_AWS_41"
#     - "checkov:CKV_AWS_45"
#     - "checkov:CKV_AWS_46"
#     - "checkov:CKV_AZURE_45"
#     - "checkov:CKV_LIN_1"
#     - "checkov:CKV_PAN_1"
#     - "checkov:CKV_OPENSTACK_1"
#     - "checkov:CKV_OCI_1"
#     - "checkov:CKV_BCW_1"
#     - "checkov:CKV_SECRET_2"
#     - "checkov:CKV_SECRET_6"
#     - "trivy:AWS-0029"
#     - "trivy:AWS-0036"
#     - "trivy:AWS-0129"
#     - "trivy:AZU-0037"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_db_instance" "main" {
#       username = "app"
#       password = "hunter2-in-the-open"
#     }
#   good: |
#     variable "password" {
#       type      = string
#       sensitive = true
#     }
#
#     resource "aws_db_instance" "main" {
#       username = "app"
#       password = var.password
#     }
package infralint.terraform.hardcoded_secret

import data.infralint.lib.secrets
import data.infralint.lib.terraform as tf

# written are the texts in a value with their paths and the names that they have.
written(values) := [[path, name_of(path), value] |
	walk(values, [path, value])
	is_string(value)
]

# name_of is the key of a text, of the list around it where it is in one.
name_of(path) := name if {
	name := path[count(path) - 1]
	is_string(name)
} else := name if {
	name := path[count(path) - 2]
	is_string(name)
} else := ""

# secret says what a text under a name is; undefined if it is no secret.
secret(name, value) := kind if {
	kind := secrets.written(name, value)
	not is_label(name, value)
}

# A secret, a token and credentials may be meant by their names: web-tls, app/database.
is_label(name, value) if {
	regex.match(`(?i)(?:secret|token|credentials?)$`, name)
	regex.match(`^[a-z][a-z0-9]*(?:[-_./:][a-z0-9]+)+$`, value)
}

# derived are the values of variables and local values: a secret is reported where
# it is written, not where it is used.
derived contains value if {
	some v in input.variables
	walk(v.value, [_, value])
	is_string(value)
}

derived contains value if {
	walk(input.locals, [_, value])
	is_string(value)
}

# holders are what has arguments: the title of each, its path and the arguments.
holders contains [r.address, array.concat(r.path, ["values"]), r.values] if {
	some kind in ["resources", "data", "ephemeral"]
	some all in input[kind]
	some r in all
}

holders contains [sprintf("provider %q", [p.name]), array.concat(p.path, ["values"]), p.values] if some p in input.providers

holders contains [sprintf("module %q", [name]), array.concat(m.path, ["values"]), m.values] if some name, m in input.modules

holders contains ["the backend", array.concat(b.path, ["values"]), b.values] if b := input.terraform.backend

holders contains [f.name, array.concat(f.path, ["values"]), f.values] if some f in input.variable_files

# texts are those of all holders: walking through them is what costs most.
texts := [[title, at, values, found] | some [title, at, values] in holders; found := written(values)]

# is_formed holds if one of them has the form of a known secret. One look at all of
# them is much cheaper than one at each.
is_formed if {
	regex.match(secrets.any_form, concat(" ", [value | some text in texts; some [_, _, value] in text[3]]))
}

is_formed if {
	some text in texts
	some [_, _, value] in text[3]
	contains(value, "://")
}

# may_be holds for a text that is worth a closer look.
may_be(_) if is_formed

may_be(name) if {
	not is_formed
	regex.match(`(?i)pass|pwd|secret|token|credential|key`, name)
}

deny contains {"msg": msg, "path": array.concat(at, path)} if {
	some [title, at, _, found] in texts
	some [path, name, value] in found
	may_be(name)
	kind := secret(name, value)
	not is_derived(at, value)
	msg := sprintf("%s has %s as %s", [title, kind, name])
}

is_derived(at, value) if {
	at[0] != "variable_files"
	value in derived
}

# Some arguments are secrets whatever they are called.
always := {
	"aws_secretsmanager_secret_version": "secret_string", "aws_ssm_parameter": "value", "azurerm_key_vault_secret": "value",
	"github_actions_secret": "plaintext_value", "google_secret_manager_secret_version": "secret_data",
}

deny contains {"msg": msg, "path": tf.at(r, [name])} if {
	some type, name in always
	some r in input.resources[type]
	object.get(r.values, "type", "SecureString") == "SecureString"
	value := r.values[name]
	secrets.is_literal(value)
	not value in derived
	msg := sprintf("%s has a literal as %s", [r.address, name])
}

# Environments are lists of names and values.
deny contains {"msg": msg, "path": array.concat(at, pair)} if {
	some [title, at, values, found] in texts
	some [path, "name", name] in found
	pair := array.slice(path, 0, count(path) - 1)
	kind := secret(name, object.get(values, array.concat(pair, ["value"]), null))
	msg := sprintf("%s has %s as the value of %s", [title, kind, name])
}

deny contains {"msg": msg, "path": tf.at(r, ["container_definitions", i, "environment", j, "value"])} if {
	some r in input.resources.aws_ecs_task_definition
	some i, container in json.unmarshal(r.values.container_definitions)
	some j, pair in container.environment
	kind := secret(pair.name, pair.value)
	msg := sprintf("%s has %s as the value of %s", [r.address, kind, pair.name])
}

deny contains {"msg": msg, "path": tf.at(r, [name])} if {
	some r in tf.resources({"aws_instance", "aws_launch_configuration", "aws_launch_template", "azurerm_linux_virtual_machine", "azurerm_virtual_machine"})
	some name in ["custom_data", "user_data", "user_data_base64"]
	some match in regex.find_all_string_submatch_n(`(?m)\b([A-Z][A-Z0-9_]*)=["']?([^\s"'$]+)`, script(r.values[name]), -1)
	kind := secret(match[1], match[2])
	msg := sprintf("%s has %s as the value of %s", [r.address, kind, match[1]])
}

script(text) := base64.decode(text) if {
	base64.is_valid(text)
} else := text

deny contains {"msg": msg, "path": array.concat(["variables", name, "default"], path)} if {
	some name, v in input.variables
	some [path, key, value] in written(v.default)
	kind := secret(named(key, name), value)
	msg := sprintf("variable %q has %s as its default", [name, kind])
}

deny contains {"msg": msg, "path": array.concat(["locals", name], path)} if {
	some name, local in input.locals
	some [path, key, value] in written(local)
	kind := secret(named(key, name), value)
	not passed(value)
	msg := sprintf("local value %q has %s", [name, kind])
}

named("", name) := name

named(key, _) := key if key != ""

# passed holds for the value of a variable.
passed(value) if {
	some v in input.variables
	v.value == value
}
