# METADATA
# title: a job of Batch may do everything on its machine
# description: |
#   A privileged container is root on the machine: who breaks into it has all other jobs,
#   too.
#
#   Leave `privileged` out.
# custom:
#   id: tf-batch-privileged
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_210"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_batch_job_definition]
#   bad: |
#     resource "aws_batch_job_definition" "nightly" {
#       container_properties = jsonencode({ image = "busybox", privileged = true })
#     }
#   good: |
#     resource "aws_batch_job_definition" "nightly" {
#       container_properties = jsonencode({ image = "busybox" })
#     }
package infralint.terraform.batch_privileged

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["container_properties", "privileged"])} if {
	some r in input.resources.aws_batch_job_definition
	json.unmarshal(r.values.container_properties).privileged in tf.on
	msg := sprintf("%s may do everything on its machine", [r.address])
}
