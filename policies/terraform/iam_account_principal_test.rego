package infralint.terraform.iam_account_principal_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_account_principal

test_reported if {
	text := json.marshal({"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:role/ci"]}}]})
	count(iam_account_principal.deny) == 1 with input as testing.terraform({"aws_iam_role": {"a": {"assume_role_policy": text}}})
}
