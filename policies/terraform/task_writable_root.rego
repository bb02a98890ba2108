# METADATA
# title: a container of a task may change its own files
# description: |
#   Who breaks in puts programs into the container and changes what it runs.
#
#   Set `readonlyRootFilesystem = true`, and mount what must be written to.
# custom:
#   id: tf-task-writable-root
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_336"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecs_task_definition]
#   bad: |
#     resource "aws_ecs_task_definition" "web" {
#       container_definitions = jsonencode([{ name = "web", readonlyRootFilesystem = false }])
#     }
#   good: |
#     resource "aws_ecs_task_definition" "web" {
#       container_definitions = jsonencode([{ name = "web", readonlyRootFilesystem = true }])
#     }
package infralint.terraform.task_writable_root

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["container_definitions", i, "readonlyRootFilesystem"])} if {
	some r in input.resources.aws_ecs_task_definition
	some i, container in json.unmarshal(r.values.container_definitions)
	object.get(container, "readonlyRootFilesystem", null) in tf.unset
	msg := sprintf("%s has a container that may change its own files", [r.address])
}
