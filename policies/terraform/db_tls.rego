# METADATA
# title: a database accepts unencrypted connections
# description: |
#   Passwords and data of the database travel as plain text between it and its clients.
#   Whoever listens in the network reads them.
#
#   Ask for TLS, after having looked whether all clients use it.
# custom:
#   id: tf-db-tls
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_202"
#     - "checkov:CKV_AWS_30"
#     - "checkov:CKV_AWS_6"
#     - "checkov:CKV_AWS_81"
#     - "checkov:CKV_AWS_90"
#     - "checkov:CKV_AZURE_28"
#     - "checkov:CKV_AZURE_29"
#     - "checkov:CKV_AZURE_47"
#     - "checkov:CKV_AZURE_91"
#     - "checkov:CKV_GCP_6"
#     - "trivy:AWS-0043"
#     - "trivy:AWS-0051"
#     - "trivy:AWS-0073"
#     - "trivy:AZU-0020"
#     - "trivy:GCP-0015"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_docdb_cluster_parameter_group
#           - aws_elasticache_replication_group
#           - aws_elasticsearch_domain
#           - aws_memorydb_cluster
#           - aws_msk_cluster
#           - aws_opensearch_domain
#           - azurerm_mariadb_server
#           - azurerm_mysql_server
#           - azurerm_postgresql_server
#           - azurerm_redis_cache
#           - google_sql_database_instance
#   bad: |
#     resource "azurerm_mysql_server" "main" {
#       ssl_enforcement_enabled = false
#       ssl_enforcement = "Enabled"
#     }
#   good: |
#     resource "azurerm_mysql_server" "main" {
#       ssl_enforcement_enabled = true
#       ssl_enforcement = "Enabled"
#     }
package infralint.terraform.db_tls

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_mysql_server": [
		{"at": ["ssl_enforcement_enabled"], "bad": {false, "false", "0"}, "say": "accepts unencrypted connections"},
		{"at": ["ssl_enforcement"], "bad": {"Disabled", "DISABLED"}, "say": "accepts unencrypted connections"},
	],
	"azurerm_postgresql_server": [
		{"at": ["ssl_enforcement_enabled"], "bad": {false, "false", "0"}, "say": "accepts unencrypted connections"},
		{"at": ["ssl_enforcement"], "bad": {"Disabled", "DISABLED"}, "say": "accepts unencrypted connections"},
	],
	"azurerm_mariadb_server": [
		{"at": ["ssl_enforcement_enabled"], "bad": {false, "false", "0"}, "say": "accepts unencrypted connections"},
		{"at": ["ssl_enforcement"], "bad": {"Disabled", "DISABLED"}, "say": "accepts unencrypted connections"},
	],
	"azurerm_redis_cache": [
		{"at": ["enable_non_ssl_port"], "bad": {true, "true", "1"}, "say": "accepts unencrypted connections"},
		{"at": ["non_ssl_port_enabled"], "bad": {true, "true", "1"}, "say": "accepts unencrypted connections"},
	],
	"aws_elasticache_replication_group": [{"at": ["transit_encryption_enabled"], "want": {true, "true", "1"}, "say": "accepts unencrypted connections"}],
	"aws_memorydb_cluster": [{"at": ["tls_enabled"], "bad": {false, "false", "0"}, "say": "accepts unencrypted connections"}],
	"aws_elasticsearch_domain": [{"at": ["node_to_node_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not encrypt traffic between its nodes"}],
	"aws_opensearch_domain": [{"at": ["node_to_node_encryption", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not encrypt traffic between its nodes"}],
	"aws_msk_cluster": [
		{"at": ["encryption_info", 0, "encryption_in_transit", 0, "client_broker"], "bad": {"PLAINTEXT", "TLS_PLAINTEXT"}, "say": "accepts unencrypted connections"},
		{"at": ["encryption_info", 0, "encryption_in_transit", 0, "in_cluster"], "bad": {false, "false", "0"}, "say": "does not encrypt traffic between its nodes"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["settings", 0, "ip_configuration", 0, "ssl_mode"])} if {
	some r in input.resources.google_sql_database_instance
	object.get(r.values, "master_instance_name", null) == null
	tf.block(r.values, "settings")
	mode := tf.lookup(r.values, ["settings", 0, "ip_configuration", 0, "ssl_mode"])
	mode in {null, "ALLOW_UNENCRYPTED_AND_ENCRYPTED"}
	tf.lookup(r.values, ["settings", 0, "ip_configuration", 0, "require_ssl"]) in tf.unset
	msg := sprintf("%s accepts unencrypted connections", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["parameter", i, "value"])} if {
	some r in input.resources.aws_docdb_cluster_parameter_group
	some [i, parameter] in tf.blocks(r.values, "parameter")
	parameter.name == "tls"
	parameter.value == "disabled"
	msg := sprintf("%s accepts unencrypted connections", [r.address])
}
