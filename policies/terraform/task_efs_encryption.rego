# METADATA
# title: files travel unencrypted between tasks and EFS
# description: |
#   Who is on the network reads and changes them.
#
#   Set `transit_encryption = "ENABLED"` in `efs_volume_configuration`.
# custom:
#   id: tf-task-efs-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_97"
#     - "trivy:AWS-0035"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecs_task_definition]
#   bad: |
#     resource "aws_ecs_task_definition" "web" {
#       volume {
#         name = "data"
#         efs_volume_configuration {
#           file_system_id = "fs-1"
#         }
#       }
#     }
#   good: |
#     resource "aws_ecs_task_definition" "web" {
#       volume {
#         name = "data"
#         efs_volume_configuration {
#           file_system_id     = "fs-1"
#           transit_encryption = "ENABLED"
#         }
#       }
#     }
package infralint.terraform.task_efs_encryption

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["volume", i, "efs_volume_configuration", 0, "transit_encryption"])} if {
	some r in input.resources.aws_ecs_task_definition
	some [i, volume] in tf.blocks(r.values, "volume")
	count(tf.blocks(volume, "efs_volume_configuration")) > 0
	mode := tf.lookup(volume, ["efs_volume_configuration", 0, "transit_encryption"])
	mode in {null, "", "DISABLED"}
	msg := sprintf("%s reads and writes files unencrypted", [r.address])
}
