# METADATA
# title: tags of a registry can be moved
# description: |
#   Whoever can push can put another image under a tag that is in use, and the next
#   restart runs it.
#
#   Make tags immutable, and give each build a tag of its own.
# custom:
#   id: tf-registry-mutable-tags
#   severity: note
#   tags: [supply-chain, security]
#   peers:
#     - "checkov:CKV_AWS_51"
#     - "trivy:AWS-0031"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ecr_repository]
#   bad: |
#     resource "aws_ecr_repository" "main" {
#       image_tag_mutability = "MUTABLE"
#     }
#   good: |
#     resource "aws_ecr_repository" "main" {
#       image_tag_mutability = "IMMUTABLE"
#     }
package infralint.terraform.registry_mutable_tags

import data.infralint.lib.terraform as tf

rows := {
	"aws_ecr_repository": [{"at": ["image_tag_mutability"], "want": {"IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"}, "say": "lets tags be moved"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
