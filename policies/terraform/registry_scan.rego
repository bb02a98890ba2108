# METADATA
# title: images are not scanned when they are pushed
# description: |
#   Known holes in the packages of an image are found when they are used, not when it is
#   built.
#
#   Switch scanning on push on, or scan for the whole registry and leave this policy off.
# custom:
#   id: tf-registry-scan
#   severity: note
#   tags: [supply-chain, security]
#   peers:
#     - "checkov:CKV_AWS_163"
#     - "trivy:AWS-0030"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecr_repository]
#   bad: |
#     resource "aws_ecr_repository" "main" {
#     }
#   good: |
#     resource "aws_ecr_repository" "main" {
#       image_scanning_configuration {
#         scan_on_push = true
#       }
#     }
package infralint.terraform.registry_scan

import data.infralint.lib.terraform as tf

rows := {
	"aws_ecr_repository": [{"at": ["image_scanning_configuration", 0, "scan_on_push"], "want": {true, "true", "1"}, "say": "does not scan images"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
