# METADATA
# title: the user volume of a workspace is not encrypted
# description: |
#   Who gets at the disk or a snapshot of it reads what the user has stored.
#
#   Set `user_volume_encryption_enabled = true`, with a key in `volume_encryption_key`.
# custom:
#   id: tf-workspace-user-volume
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_155"
#     - "trivy:AWS-0109"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_workspaces_workspace]
#   bad: |
#     resource "aws_workspaces_workspace" "main" {
#     }
#   good: |
#     resource "aws_workspaces_workspace" "main" {
#       user_volume_encryption_enabled = true
#     }
package infralint.terraform.workspace_user_volume

import data.infralint.lib.terraform as tf

rows := {
	"aws_workspaces_workspace": [{"at": ["user_volume_encryption_enabled"], "want": {true, "true", "1"}, "say": "has a user volume that is not encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
