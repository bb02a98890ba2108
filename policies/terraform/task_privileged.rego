# METADATA
# title: a container of a task may do everything on its machine
# description: |
#   A privileged container is root on the machine: who breaks into it has all other
#   containers, too.
#
#   Leave `privileged` out.
# custom:
#   id: tf-task-privileged
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_334"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecs_task_definition]
#   bad: |
#     resource "aws_ecs_task_definition" "web" {
#       container_definitions = jsonencode([{ name = "web", privileged = true }])
#     }
#   good: |
#     resource "aws_ecs_task_definition" "web" {
#       container_definitions = jsonencode([{ name = "web", privileged = false }])
#     }
package infralint.terraform.task_privileged

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["container_definitions", i, "privileged"])} if {
	some r in input.resources.aws_ecs_task_definition
	some i, container in json.unmarshal(r.values.container_definitions)
	container.privileged in tf.on
	msg := sprintf("%s has a container that may do everything on its machine", [r.address])
}
