# METADATA
# title: nobody promises that the control plane of a cluster is there
# description: |
#   The free kind has no agreement on how often it may be gone.
#
#   Set `sku_tier = "Standard"`.
# custom:
#   id: tf-aks-uptime
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_170"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster]
#   bad: |
#     resource "azurerm_kubernetes_cluster" "main" {
#       sku_tier = "Free"
#     }
#   good: |
#     resource "azurerm_kubernetes_cluster" "main" {
#       sku_tier = "Standard"
#     }
package infralint.terraform.aks_uptime

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kubernetes_cluster": [{"at": ["sku_tier"], "want": {"Standard", "Premium", "Paid"}, "say": "has no agreement on its control plane"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
