# METADATA
# title: a cluster of AKS has the old dashboard
# description: |
#   The dashboard runs with the rights of an administrator, and was opened to the internet
#   in more than one company.
#
#   Leave `kube_dashboard` off.
# custom:
#   id: tf-aks-dashboard
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_8"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster]
#   bad: |
#     resource "azurerm_kubernetes_cluster" "main" {
#       addon_profile {
#         kube_dashboard {
#           enabled = true
#         }
#       }
#     }
#   good: |
#     resource "azurerm_kubernetes_cluster" "main" {
#       addon_profile {
#         kube_dashboard {
#           enabled = false
#         }
#       }
#     }
package infralint.terraform.aks_dashboard

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_kubernetes_cluster": [{"at": ["addon_profile", 0, "kube_dashboard", 0, "enabled"], "bad": {true, "true", "1"}, "say": "has the old dashboard"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
