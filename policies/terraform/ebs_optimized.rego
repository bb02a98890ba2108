# METADATA
# title: disks share the network of an instance with everything else
# description: |
#   Traffic makes the disks slow, and the other way around.
#
#   Set `ebs_optimized = true`; newer types are so without it.
# custom:
#   id: tf-ebs-optimized
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_135"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_instance]
#   bad: |
#     resource "aws_instance" "main" {
#     }
#   good: |
#     resource "aws_instance" "main" {
#       ebs_optimized = true
#     }
package infralint.terraform.ebs_optimized

import data.infralint.lib.terraform as tf

rows := {
	"aws_instance": [{"at": ["ebs_optimized"], "want": {true, "true", "1"}, "say": "is not optimized for its disks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
