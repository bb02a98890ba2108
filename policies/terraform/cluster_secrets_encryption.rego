# METADATA
# title: secrets of a cluster are not encrypted with a key of your own
# description: |
#   Whoever can read the storage of the control plane, or a backup of it, reads the
#   secrets, if they are not encrypted with a key that he lacks. Newer clusters encrypt
#   them with a key of the cloud; a key of your own can be watched and taken away.
# custom:
#   id: tf-cluster-secrets-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_58"
#     - "trivy:AWS-0039"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_eks_cluster, google_container_cluster]
#   bad: |
#     resource "aws_eks_cluster" "it" {
#       encryption_config {
#         provider {
#         }
#       }
#     }
#   good: |
#     resource "aws_eks_cluster" "it" {
#       encryption_config {
#         provider {
#           key_arn = "something"
#         }
#       }
#     }
package infralint.terraform.cluster_secrets_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_eks_cluster": [{"at": ["encryption_config", 0, "provider", 0, "key_arn"], "bad": {null, ""}, "say": "does not encrypt secrets with a key of its own"}],
	"google_container_cluster": [{"at": ["database_encryption", 0, "state"], "want": {"ENCRYPTED"}, "say": "does not encrypt secrets with a key of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
