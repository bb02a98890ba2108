package infralint.terraform.cluster_secrets_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_secrets_encryption

test_reported if {
	count(cluster_secrets_encryption.deny) == 2 with input as testing.terraform({"aws_eks_cluster": {"missing_0": {"encryption_config": [{"provider": [{}]}]}}, "google_container_cluster": {"bad_0": {"database_encryption": [{"state": "other"}]}}})
}

test_not_reported if {
	count(cluster_secrets_encryption.deny) == 0 with input as testing.terraform({"aws_eks_cluster": {"good": {"encryption_config": [{"provider": [{"key_arn": "something"}]}]}}})
}
