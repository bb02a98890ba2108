# METADATA
# title: a Service Fabric cluster does not ask Entra ID who its users are
# description: |
#   Certificates are shared, and stay when people leave.
#
#   Add `azure_active_directory`.
# custom:
#   id: tf-service-fabric-login
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_126"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_service_fabric_cluster]
#   bad: |
#     resource "azurerm_service_fabric_cluster" "main" {
#       azure_active_directory {
#         tenant_id = ""
#       }
#     }
#   good: |
#     resource "azurerm_service_fabric_cluster" "main" {
#       azure_active_directory {
#         tenant_id = "00000000-0000-0000-0000-000000000000"
#       }
#     }
package infralint.terraform.service_fabric_login

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_service_fabric_cluster": [{"at": ["azure_active_directory", 0, "tenant_id"], "bad": {null, ""}, "say": "does not ask Entra ID"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
