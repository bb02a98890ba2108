# METADATA
# title: a build may do everything on its machine
# description: |
#   Who changes the build, by a pull request or a dependency, gets the machine, its
#   credentials and what other builds leave there.
#
#   Leave `privileged_mode` off, and build images with tools that need no Docker.
# custom:
#   id: tf-build-privileged
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_316"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_codebuild_project]
#   bad: |
#     resource "aws_codebuild_project" "main" {
#       environment {
#         privileged_mode = true
#       }
#     }
#   good: |
#     resource "aws_codebuild_project" "main" {
#       environment {
#         privileged_mode = false
#       }
#     }
package infralint.terraform.build_privileged

import data.infralint.lib.terraform as tf

rows := {
	"aws_codebuild_project": [{"at": ["environment", 0, "privileged_mode"], "bad": {true, "true", "1"}, "say": "may do everything on its machine"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
