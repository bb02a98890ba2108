# METADATA
# title: a database can be reached from the internet
# description: |
#   The database has an address on the internet, or lets every address in. What is left
#   between its data and everybody is a password, or the next hole in the server.
#
#   Leave it in private networks. Administrators come in by a bastion, a VPN or the proxy
#   of the cloud.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# custom:
#   id: tf-database-public
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_102"
#     - "checkov:CKV_AWS_17"
#     - "checkov:CKV_AWS_291"
#     - "checkov:CKV_AWS_69"
#     - "checkov:CKV_AWS_87"
#     - "checkov:CKV_AWS_89"
#     - "checkov:CKV_AZURE_11"
#     - "checkov:CKV_GCP_11"
#     - "checkov:CKV_GCP_60"
#     - "trivy:AWS-0072"
#     - "trivy:AWS-0180"
#     - "trivy:AZU-0029"
#     - "trivy:GCP-0017"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_db_instance
#           - aws_dms_replication_instance
#           - aws_mq_broker
#           - aws_msk_cluster
#           - aws_neptune_cluster_instance
#           - aws_rds_cluster
#           - aws_rds_cluster_instance
#           - aws_redshift_cluster
#           - aws_redshiftserverless_workgroup
#           - azurerm_mariadb_firewall_rule
#           - azurerm_mssql_firewall_rule
#           - azurerm_mysql_firewall_rule
#           - azurerm_mysql_flexible_server_firewall_rule
#           - azurerm_postgresql_firewall_rule
#           - azurerm_postgresql_flexible_server_firewall_rule
#           - azurerm_redis_firewall_rule
#           - azurerm_sql_firewall_rule
#           - azurerm_synapse_firewall_rule
#           - google_sql_database_instance
#   bad: |
#     resource "aws_db_instance" "main" {
#       publicly_accessible = true
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       publicly_accessible = false
#     }
package infralint.terraform.database_public

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_rds_cluster_instance": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_neptune_cluster_instance": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_dms_replication_instance": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_mq_broker": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_redshiftserverless_workgroup": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_redshift_cluster": [{"at": ["publicly_accessible"], "bad": {true, "true", "1", null}, "say": "has an address on the internet"}],
	"aws_rds_cluster": [{"at": ["publicly_accessible"], "bad": {true, "true", "1"}, "say": "has an address on the internet"}],
	"aws_msk_cluster": [{"at": ["broker_node_group_info", 0, "connectivity_info", 0, "public_access", 0, "type"], "bad": {"SERVICE_PROVIDED_EIPS"}, "say": "has an address on the internet"}],
	"google_sql_database_instance": [
		{"at": ["settings", 0, "ip_configuration", 0, "ipv4_enabled"], "bad": {true, "true", "1"}, "say": "has an address on the internet"},
		{"at": ["settings", 0, "ip_configuration", 0, "authorized_networks", "*", "value"], "bad": {"0.0.0.0/0", "::/0"}, "say": "lets every address in"},
	],
	"azurerm_mssql_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_sql_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_mysql_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_mysql_flexible_server_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_postgresql_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_postgresql_flexible_server_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_mariadb_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_synapse_firewall_rule": [{"at": ["end_ip_address"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
	"azurerm_redis_firewall_rule": [{"at": ["end_ip"], "bad": {"255.255.255.255"}, "say": "lets every address in"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
