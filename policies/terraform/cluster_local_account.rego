# METADATA
# title: a cluster of AKS has an account that belongs to nobody
# description: |
#   The local account is an administrator with a certificate that does not expire with the
#   people who have copied it, and that no audit ties to anybody.
#
#   Set `local_account_disabled = true` and let people in by Entra ID.
# custom:
#   id: tf-cluster-local-account
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_141"
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
#       local_account_disabled = true
#     }
package infralint.terraform.cluster_local_account

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kubernetes_cluster": [{"at": ["local_account_disabled"], "want": {true, "true", "1"}, "say": "has a local account"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
