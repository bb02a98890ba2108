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
#     resource "aws_eks_cluster" "main" {
#       encryption_config {
#         provider {
#           key_arn = ""
#         }
#       }
#     }
#   good: |
#     resource "aws_eks_cluster" "main" {
#       encryption_config {
#         provider {
#           key_arn = "arn:aws:kms:eu-west-1:1:key/1"
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

deny contains {"msg": msg, "path": tf.at(r, ["encryption_config", i, "resources"])} if {
	some r in input.resources.aws_eks_cluster
	some [i, config] in tf.blocks(r.values, "encryption_config")
	is_array(config.resources)
	count([x | some x in config.resources; not other(x)]) == 0
	msg := sprintf("%s does not encrypt secrets with a key of its own", [r.address])
}

# What is known to be something else than secrets.
other(x) if {
	tf.is_known(x)
	x != "secrets"
}
