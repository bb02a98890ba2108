package infralint.terraform.queue_any_action_test

import data.infralint.lib.testing
import data.infralint.terraform.queue_any_action

test_reported if {
	count(queue_any_action.deny) == 2 with input as testing.terraform_with({
		"resources": {"aws_sqs_queue_policy": {
			"a": {"policy": `{"Statement": [{"Effect": "Allow", "Action": "*"}]}`},
			"b": {"policy": {"unknown": true}, "references": {"policy": ["data.aws_iam_policy_document.c"]}},
		}},
		"data": {"aws_iam_policy_document": {"c": {"statement": [{"actions": ["sqs:*"]}]}}},
	})
}
