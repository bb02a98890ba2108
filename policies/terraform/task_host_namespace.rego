# METADATA
# title: a task sees the processes of its machine
# description: |
#   With the process IDs of the host a container can read the memory and the environment
#   of all others, and stop them.
#
#   Leave `pid_mode` out.
# custom:
#   id: tf-task-host-namespace
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_335"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecs_task_definition]
#   bad: |
#     resource "aws_ecs_task_definition" "main" {
#       pid_mode = "host"
#     }
#   good: |
#     resource "aws_ecs_task_definition" "main" {
#       pid_mode = "task"
#     }
package infralint.terraform.task_host_namespace

import data.infralint.lib.terraform as tf

rows := {
	"aws_ecs_task_definition": [{"at": ["pid_mode"], "bad": {"host"}, "say": "sees the processes of its machine"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
