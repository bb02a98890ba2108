package infralint.terraform.cluster_public_endpoint_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_public_endpoint

of(type, values) := found if {
	found := [r.path | some r in cluster_public_endpoint.deny] with input as testing.terraform({type: {"a": values}})
}

test_eks if {
	count(of("aws_eks_cluster", {"vpc_config": [{"subnet_ids": []}]})) == 1
	count(of("aws_eks_cluster", {"vpc_config": [{"endpoint_public_access": false}]})) == 0
	count(of("aws_eks_cluster", {"vpc_config": [{"public_access_cidrs": {"unknown": true}}]})) == 0
}

test_gke if {
	count(of("google_container_cluster", {})) == 1
	count(of("google_container_cluster", {"master_authorized_networks_config": [{"cidr_blocks": [{"cidr_block": "0.0.0.0/0"}]}]})) == 1
	count(of("google_container_cluster", {"master_authorized_networks_config": [{"cidr_blocks": [{"cidr_block": "10.0.0.0/8"}]}]})) == 0
	count(of("google_container_cluster", {"private_cluster_config": [{"enable_private_endpoint": true}]})) == 0
}

test_aks if {
	count(of("azurerm_kubernetes_cluster", {})) == 1
	count(of("azurerm_kubernetes_cluster", {"api_server_authorized_ip_ranges": ["0.0.0.0/0"]})) == 1
	count(of("azurerm_kubernetes_cluster", {"api_server_access_profile": [{"authorized_ip_ranges": ["192.0.2.0/24"]}]})) == 0
	count(of("azurerm_kubernetes_cluster", {"private_cluster_enabled": true})) == 0
}
