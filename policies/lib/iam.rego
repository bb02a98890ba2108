# METADATA
# title: IAM policies of AWS
# description: |
#   Statements of policies, whether they are JSON in a text, written with jsonencode, or
#   a data source aws_iam_policy_document.
package infralint.lib.iam

import data.infralint.lib.terraform as tf

# identity are the arguments with policies of users, groups and roles.
identity := {
	"aws_iam_group_policy": ["policy"],
	"aws_iam_policy": ["policy"],
	"aws_iam_role_policy": ["policy"],
	"aws_iam_user_policy": ["policy"],
	"aws_ssoadmin_permission_set_inline_policy": ["inline_policy"],
}

# resource are the arguments with policies that say who may use a resource.
resource := {
	"aws_api_gateway_rest_api_policy": ["policy"],
	"aws_backup_vault_policy": ["policy"],
	"aws_cloudwatch_log_destination_policy": ["access_policy"],
	"aws_ecr_registry_policy": ["policy"],
	"aws_ecr_repository_policy": ["policy"],
	"aws_efs_file_system_policy": ["policy"],
	"aws_elasticsearch_domain": ["access_policies"],
	"aws_elasticsearch_domain_policy": ["access_policies"],
	"aws_glacier_vault": ["access_policy"],
	"aws_iam_role": ["assume_role_policy"],
	"aws_kms_key": ["policy"],
	"aws_kms_key_policy": ["policy"],
	"aws_opensearch_domain": ["access_policies"],
	"aws_opensearch_domain_policy": ["access_policies"],
	"aws_s3_bucket": ["policy"],
	"aws_s3_bucket_policy": ["policy"],
	"aws_secretsmanager_secret": ["policy"],
	"aws_secretsmanager_secret_policy": ["policy"],
	"aws_sns_topic": ["policy"],
	"aws_sns_topic_policy": ["policy"],
	"aws_sqs_queue": ["policy"],
	"aws_sqs_queue_policy": ["policy"],
}

# statements are those of the arguments in a table like these two, each with the
# path of what it is in.
statements(table) := [{"owner": r, "path": array.concat(tf.at(r, [name]), steps), "statement": s} |
	some type, all in input.resources
	some name in table[type]
	some r in all
	some [steps, s] in parsed(r.values[name])
]

# inline are the statements of inline_policy blocks of roles.
inline := [{"owner": r, "path": array.concat(tf.at(r, ["inline_policy", i, "policy"]), steps), "statement": s} |
	some r in input.resources.aws_iam_role
	some i, block in r.values.inline_policy
	some [steps, s] in parsed(block.policy)
]

parsed(text) := found if {
	document := json.unmarshal(text)
	is_array(document.Statement)
	found := [[["Statement", i], s] | some i, s in document.Statement]
} else := [[["Statement"], document.Statement]] if {
	document := json.unmarshal(text)
	is_object(document.Statement)
}

# allowing are the statements of JSON that allow what they name.
allows(s) if lower(s.Effect) == "allow"

# documented are the statements of data sources aws_iam_policy_document that
# allow, but for those that bound what others allow.
documented := [{"owner": d, "path": tf.at(d, ["statement", i]), "statement": s} |
	some d in input.data.aws_iam_policy_document
	not is_bound(d)
	some [i, s] in tf.blocks(d.values, "statement")
	lower(object.get(s, "effect", "Allow")) == "allow"
]

is_bound(d) if {
	some r in tf.resources({"aws_organizations_policy", "aws_vpc_endpoint", "aws_vpc_endpoint_policy"})
	some references in r.references
	d.address in references
}

# is_everyone holds for the principals of a statement of JSON if anybody is one.
is_everyone(principal) if principal == "*"

is_everyone(principal) if "*" in tf.list(principal.AWS)

is_everyone(principal) if "*" in tf.list(principal["*"])
