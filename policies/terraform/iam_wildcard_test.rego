package infralint.terraform.iam_wildcard_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_wildcard

test_aws if {
	text := json.marshal({"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": "*"}, {"Effect": "Deny", "Action": "*"}]})
	iam_wildcard.deny == {{
		"msg": "aws_iam_policy.a allows all actions of all services",
		"path": ["resources", "aws_iam_policy", "a", "values", "policy", "Statement", 0, "Action"],
	}} with input as testing.terraform({"aws_iam_policy": {"a": {"policy": text}}})
	count(iam_wildcard.deny) == 1 with input as testing.terraform_with({"data": {"aws_iam_policy_document": {"a": {"statement": [{"actions": ["*"]}, {"actions": ["*"], "principals": [{}]}]}}}})
}

test_administrators if {
	arn := "arn:aws:iam::aws:policy/AdministratorAccess"
	{r.msg | some r in iam_wildcard.deny} == {"aws_iam_role.a is an administrator", "aws_iam_role_policy_attachment.b makes an administrator", "aws_ssoadmin_managed_policy_attachment.d makes an administrator"} with input as testing.terraform({
		"aws_iam_role": {"a": {"managed_policy_arns": [arn]}},
		"aws_iam_role_policy_attachment": {"b": {"policy_arn": arn}, "c": {"policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}},
		"aws_ssoadmin_managed_policy_attachment": {"d": {"managed_policy_arn": arn}},
	})
}

test_others if {
	{r.msg | some r in iam_wildcard.deny} == {
		"google_project_iam_member.a gives the basic role roles/editor, which is for nearly everything",
		"azurerm_role_definition.b allows all actions",
	} with input as testing.terraform({
		"google_project_iam_member": {"a": {"role": "roles/editor"}, "c": {"role": "roles/viewer"}},
		"azurerm_role_definition": {"b": {"permissions": [{"actions": ["*"]}, {"actions": ["a/b"]}]}},
	})
}
