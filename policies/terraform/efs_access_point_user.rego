# METADATA
# title: clients of EFS say themselves who they are
# description: |
#   The server believes the user ID that the client sends.
#
#   Set `uid` and `gid` in `posix_user`.
# custom:
#   id: tf-efs-access-point-user
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_330"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_efs_access_point]
#   bad: |
#     resource "aws_efs_access_point" "main" {
#     }
#   good: |
#     resource "aws_efs_access_point" "main" {
#       posix_user {
#         uid = 1000
#       }
#     }
package infralint.terraform.efs_access_point_user

import data.infralint.lib.terraform as tf

rows := {
	"aws_efs_access_point": [{"at": ["posix_user", 0, "uid"], "bad": {null}, "say": "lets clients say who they are"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
