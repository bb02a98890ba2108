# METADATA
# title: the state of Terraform is not protected
# description: |
#   The state holds every secret that Terraform has seen, in plain text, and is what
#   Terraform believes. Without encryption who can read the storage reads them; without
#   a lock two runs at once write over each other, and resources are forgotten.
#
#   For `s3`, leave `encrypt` on and set `use_lockfile = true` (or `dynamodb_table`,
#   before Terraform 1.10). Arguments that are given when `terraform init` is run are
#   not seen: a block without `bucket` is not reported.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/backend/s3
# custom:
#   id: tf-backend-encryption
#   severity: warning
#   tags: [security, reliability]
#   peers:
#     - "checkov:CKV_TF_3"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     terraform {
#       backend "s3" {
#         bucket  = "state"
#         key     = "prod.tfstate"
#         encrypt = false
#       }
#     }
#   good: |
#     terraform {
#       backend "s3" {
#         bucket       = "state"
#         key          = "prod.tfstate"
#         encrypt      = true
#         use_lockfile = true
#       }
#     }
package infralint.terraform.backend_encryption

import data.infralint.lib.terraform as tf

deny contains {"msg": "the state is not encrypted", "path": array.concat(backend.path, ["values", "encrypt"])} if {
	backend.type == "s3"
	tf.is_false(backend.values.encrypt)
}

deny contains {"msg": "nothing keeps two runs from writing the state at once", "path": backend.path} if {
	backend.type == "s3"
	backend.values.bucket
	backend.values.key
	not object.get(backend.values, "use_lockfile", false) in tf.on
	not backend.values.dynamodb_table
	not backend.values.dynamodb_endpoint
}

deny contains {"msg": "the state travels unencrypted", "path": array.concat(backend.path, ["values", "address"])} if {
	backend.type == "http"
	startswith(backend.values.address, "http://")
	not regex.match(`^http://(?:localhost|127\.0\.0\.1)\b`, backend.values.address)
}

backend := input.terraform.backend
