package infralint.terraform.node_group_ssh_test

import data.infralint.lib.testing
import data.infralint.terraform.node_group_ssh

test_reported if {
	{r.path[2] | some r in node_group_ssh.deny} == {"a"} with input as testing.terraform({"aws_eks_node_group": {
		"a": {"remote_access": [{"ec2_ssh_key": "x"}]},
		"b": {"remote_access": [{"ec2_ssh_key": "x", "source_security_group_ids": ["y"]}]},
		"c": {"remote_access": [{}]},
		"d": {},
	}})
}
