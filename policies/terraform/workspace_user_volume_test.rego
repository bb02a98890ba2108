package infralint.terraform.workspace_user_volume_test

import data.infralint.lib.testing
import data.infralint.terraform.workspace_user_volume

test_reported if {
	count(workspace_user_volume.deny) == 1 with input as testing.terraform({"aws_workspaces_workspace": {"bad": {"user_volume_encryption_enabled": false}}})
}

test_not_reported if {
	count(workspace_user_volume.deny) == 0 with input as testing.terraform({"aws_workspaces_workspace": {"good": {"user_volume_encryption_enabled": true}}})
}
