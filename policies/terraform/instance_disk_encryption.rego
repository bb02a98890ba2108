# METADATA
# title: disks of an instance are encrypted only if the account says so
# description: |
#   The disks of an instance are not said to be encrypted. Whether they are is up to a
#   setting of the account and region, which this code does not show.
#
#   Set `encrypted` for the root disk and each further one, or switch the setting of the
#   account on and leave this policy off.
# custom:
#   id: tf-instance-disk-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_8"
#     - "trivy:AWS-0008"
#     - "trivy:AWS-0131"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_instance, aws_launch_configuration, aws_launch_template]
#   bad: |
#     resource "aws_instance" "main" {
#       ebs_block_device {
#         encrypted = true
#       }
#     }
#   good: |
#     resource "aws_instance" "main" {
#       root_block_device {
#         encrypted = true
#       }
#       ebs_block_device {
#         encrypted = true
#       }
#     }
package infralint.terraform.instance_disk_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_instance": [
		{"at": ["root_block_device", 0, "encrypted"], "want": {true, "true", "1"}, "say": "has a root disk that is not said to be encrypted"},
		{"at": ["ebs_block_device", "*", "encrypted"], "want": {true, "true", "1"}, "say": "has a disk that is not said to be encrypted"},
	],
	"aws_launch_configuration": [
		{"at": ["root_block_device", 0, "encrypted"], "want": {true, "true", "1"}, "say": "has a root disk that is not said to be encrypted"},
		{"at": ["ebs_block_device", "*", "encrypted"], "want": {true, "true", "1"}, "say": "has a disk that is not said to be encrypted"},
	],
	"aws_launch_template": [{"at": ["block_device_mappings", "*", "ebs", 0, "encrypted"], "want": {true, "true", "1"}, "say": "has a disk that is not said to be encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
