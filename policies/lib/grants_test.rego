package infralint.lib.grants_test

import data.infralint.lib.grants
import data.infralint.lib.testing

module := testing.terraform_with({
	"resources": {"aws_iam_policy": {
		"a": {"policy": `{"Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "SQS:SendMessage"], "Resource": "*"}]}`},
		"b": {"policy": `{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}]}`},
		"c": {"policy": `{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {"Bool": {}}}]}`},
		"d": {"policy": `{"Statement": [{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}]}`},
	}},
	"data": {"aws_iam_policy_document": {
		"e": {"statement": [{"actions": ["s3:GetObjec?"], "resources": ["*"]}]},
		"f": {"statement": [{"actions": ["s3:GetObject"], "resources": ["*"], "principals": [{}]}]},
		"g": {"statement": [{"actions": [{"unknown": true}], "resources": ["*"]}]},
	}},
})

test_of if {
	{[s.owner.name, s.names] | some s in grants.of({"s3:getobject", "sqs:sendmessage"})} == {
		["a", {"s3:getobject", "sqs:sendmessage"}],
		["e", {"s3:getobject"}],
	} with input as module
	grants.words({"b", "a", "d", "c"}) == "a, b, c"
}
