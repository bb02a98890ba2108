# METADATA
# title: the root volume of a workspace is not encrypted
# description: |
#   Who gets at the disk or a snapshot of it reads what the user has stored.
#
#   Set `root_volume_encryption_enabled = true`, with a key in `volume_encryption_key`.
# custom:
#   id: tf-workspace-root-volume
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_156"
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
#       root_volume_encryption_enabled = true
#     }
package infralint.terraform.workspace_root_volume

import data.infralint.lib.terraform as tf

rows := {
	"aws_workspaces_workspace": [{"at": ["root_volume_encryption_enabled"], "want": {true, "true", "1"}, "say": "has a root volume that is not encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
