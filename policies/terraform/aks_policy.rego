# METADATA
# title: a cluster of AKS does not hold to policies of Azure
# description: |
#   Whoever may create a pod may create a privileged one.
#
#   Set `azure_policy_enabled = true`.
# custom:
#   id: tf-aks-policy
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_116"
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
#       azure_policy_enabled = true
#     }
package infralint.terraform.aks_policy

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kubernetes_cluster": [{"at": ["azure_policy_enabled"], "want": {true, "true", "1"}, "say": "does not hold to policies of Azure"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if tf.lookup(r.values, ["addon_profile", 0, "azure_policy", 0, "enabled"]) in tf.on
