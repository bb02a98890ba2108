# METADATA
# title: secrets that pods got from a vault are not renewed
# description: |
#   A secret that was changed in the vault stays the old one in the pods.
#
#   Set `secret_rotation_enabled = true`.
# custom:
#   id: tf-aks-secret-rotation
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_172"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster]
#   bad: |
#     resource "azurerm_kubernetes_cluster" "main" {
#     }
#   good: |
#     resource "azurerm_kubernetes_cluster" "main" {
#       key_vault_secrets_provider {
#         secret_rotation_enabled = true
#       }
#     }
package infralint.terraform.aks_secret_rotation

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kubernetes_cluster": [{"at": ["key_vault_secrets_provider", 0, "secret_rotation_enabled"], "want": {true, "true", "1"}, "say": "does not renew secrets"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
