package infralint.terraform.workspace_root_volume_test

import data.infralint.lib.testing
import data.infralint.terraform.workspace_root_volume

test_reported if {
	count(workspace_root_volume.deny) == 1 with input as testing.terraform({"aws_workspaces_workspace": {"bad": {"root_volume_encryption_enabled": false}}})
}

test_not_reported if {
	count(workspace_root_volume.deny) == 0 with input as testing.terraform({"aws_workspaces_workspace": {"good": {"root_volume_encryption_enabled": true}}})
}
