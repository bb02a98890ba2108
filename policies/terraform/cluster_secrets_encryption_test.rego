package infralint.terraform.cluster_secrets_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_secrets_encryption

test_reported if {
	count(cluster_secrets_encryption.deny) == 1 with input as testing.terraform({"aws_eks_cluster": {"bad": {"encryption_config": [{"provider": [{"key_arn": ""}]}]}}})
}

test_not_reported if {
	count(cluster_secrets_encryption.deny) == 0 with input as testing.terraform({"aws_eks_cluster": {"good": {"encryption_config": [{"provider": [{"key_arn": "arn:aws:kms:eu-west-1:1:key/1"}]}]}}})
}

test_resources if {
	{r.path[2] | some r in cluster_secrets_encryption.deny} == {"a", "b"} with input as testing.terraform({"aws_eks_cluster": {
		"a": {"encryption_config": [{"resources": [], "provider": [{"key_arn": "x"}]}]},
		"b": {"encryption_config": [{"resources": ["pods"], "provider": [{"key_arn": "x"}]}]},
		"c": {"encryption_config": [{"resources": ["secrets"], "provider": [{"key_arn": "x"}]}]},
		"d": {"encryption_config": [{"resources": [{"unknown": true}], "provider": [{"key_arn": "x"}]}]},
	}})
}
