# METADATA
# title: clients of EFS see the root of the file system
# description: |
#   An application reads and writes the files of all others.
#
#   Set `path` in `root_directory`.
# custom:
#   id: tf-efs-access-point-root
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_329"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_efs_access_point]
#   bad: |
#     resource "aws_efs_access_point" "main" {
#       root_directory {
#         path = ""
#       }
#     }
#   good: |
#     resource "aws_efs_access_point" "main" {
#       root_directory {
#         path = "/shop"
#       }
#     }
package infralint.terraform.efs_access_point_root

import data.infralint.lib.terraform as tf

rows := {
	"aws_efs_access_point": [{"at": ["root_directory", 0, "path"], "bad": {null, "", "/"}, "say": "shows the root of the file system"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
