package infralint.lib.iam_test

import data.infralint.lib.iam
import data.infralint.lib.testing

test_statements if {
	many := json.marshal({"Statement": [{"Effect": "Allow", "Action": "*"}]})
	one := json.marshal({"Statement": {"Effect": "allow"}})
	module := testing.terraform({
		"aws_iam_policy": {"a": {"policy": many}, "b": {"policy": one}, "c": {"policy": {"unknown": true}}},
		"aws_iam_role": {"r": {"inline_policy": [{"policy": many}]}},
	})
	found := iam.statements(iam.identity) with input as module
	{s.path | some s in found} == {
		["resources", "aws_iam_policy", "a", "values", "policy", "Statement", 0],
		["resources", "aws_iam_policy", "b", "values", "policy", "Statement"],
	}
	every s in found {
		iam.allows(s.statement)
	}
	[s.path | some s in iam.inline] == [["resources", "aws_iam_role", "r", "values", "inline_policy", 0, "policy", "Statement", 0]] with input as module
}

test_documented if {
	module := testing.terraform_with({
		"resources": {"aws_organizations_policy": {"p": {"references": {"content": ["data.aws_iam_policy_document.bound"]}}}},
		"data": {"aws_iam_policy_document": {
			"a": {"statement": [{"actions": ["*"]}, {"effect": "Deny"}]},
			"bound": {"statement": [{"actions": ["*"]}]},
		}},
	})
	[s.path | some s in iam.documented] == [["data", "aws_iam_policy_document", "a", "values", "statement", 0]] with input as module
}

test_everyone if {
	iam.is_everyone("*")
	iam.is_everyone({"AWS": "*"})
	iam.is_everyone({"AWS": ["arn:aws:iam::123456789012:root", "*"]})
	iam.is_everyone({"*": "*"})
	not iam.is_everyone({"Service": "*"})
	not iam.is_everyone({"AWS": "arn:aws:iam::123456789012:root"})
}
