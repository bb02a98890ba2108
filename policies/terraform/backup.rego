# METADATA
# title: a database is not backed up
# description: |
#   What is deleted or damaged, by mistake or on purpose, is gone, or a day of work with
#   it.
#
#   Keep backups for a week at least, and restore one now and then.
# custom:
#   id: tf-backup
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_133"
#     - "checkov:CKV_AWS_134"
#     - "checkov:CKV_AWS_28"
#     - "checkov:CKV_AWS_343"
#     - "checkov:CKV_AWS_360"
#     - "checkov:CKV_AWS_361"
#     - "checkov:CKV_AZURE_102"
#     - "checkov:CKV_AZURE_129"
#     - "checkov:CKV_AZURE_136"
#     - "checkov:CKV_AZURE_94"
#     - "checkov:CKV_GCP_14"
#     - "trivy:AWS-0024"
#     - "trivy:AWS-0050"
#     - "trivy:AWS-0077"
#     - "trivy:GCP-0024"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_db_instance
#           - aws_docdb_cluster
#           - aws_dynamodb_table
#           - aws_elasticache_cluster
#           - aws_elasticache_replication_group
#           - aws_neptune_cluster
#           - aws_rds_cluster
#           - aws_redshift_cluster
#           - azurerm_mariadb_server
#           - azurerm_mysql_flexible_server
#           - azurerm_mysql_server
#           - azurerm_postgresql_flexible_server
#           - azurerm_postgresql_server
#           - google_sql_database_instance
#   bad: |
#     resource "aws_db_instance" "main" {
#       backup_retention_period = 0
#     }
#   good: |
#     resource "aws_db_instance" "main" {
#       backup_retention_period = 7
#     }
package infralint.terraform.backup

import data.infralint.lib.terraform as tf

rows := {
	"aws_db_instance": [{"at": ["backup_retention_period"], "bad": {0, "0", 1, "1", null}, "say": "has no backups, or only those of one day"}],
	"aws_rds_cluster": [{"at": ["backup_retention_period"], "bad": {0, "0", 1, "1", null}, "say": "has no backups, or only those of one day"}],
	"aws_docdb_cluster": [{"at": ["backup_retention_period"], "bad": {0, "0", 1, "1", 2, 3, 4, 5, 6, null}, "say": "keeps backups for less than a week"}],
	"aws_neptune_cluster": [{"at": ["backup_retention_period"], "bad": {0, "0", 1, "1", 2, 3, 4, 5, 6, null}, "say": "keeps backups for less than a week"}],
	"aws_elasticache_cluster": [{"at": ["snapshot_retention_limit"], "bad": {0, "0", null}, "say": "is not backed up"}],
	"aws_elasticache_replication_group": [{"at": ["snapshot_retention_limit"], "bad": {0, "0", null}, "say": "is not backed up"}],
	"aws_redshift_cluster": [{"at": ["automated_snapshot_retention_period"], "bad": {0, "0"}, "say": "is not backed up"}],
	"aws_dynamodb_table": [{"at": ["point_in_time_recovery", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not backed up"}],
	"google_sql_database_instance": [{"at": ["settings", 0, "backup_configuration", 0, "enabled"], "want": {true, "true", "1"}, "say": "is not backed up"}],
	"azurerm_mysql_server": [{"at": ["geo_redundant_backup_enabled"], "want": {true, "true", "1"}, "say": "has no backup in another region"}],
	"azurerm_mysql_flexible_server": [{"at": ["geo_redundant_backup_enabled"], "want": {true, "true", "1"}, "say": "has no backup in another region"}],
	"azurerm_postgresql_server": [{"at": ["geo_redundant_backup_enabled"], "want": {true, "true", "1"}, "say": "has no backup in another region"}],
	"azurerm_postgresql_flexible_server": [{"at": ["geo_redundant_backup_enabled"], "want": {true, "true", "1"}, "say": "has no backup in another region"}],
	"azurerm_mariadb_server": [{"at": ["geo_redundant_backup_enabled"], "want": {true, "true", "1"}, "say": "has no backup in another region"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Replicas have none, and memcached keeps nothing.
is_exempt(r) if r.values.replicate_source_db

is_exempt(r) if r.values.engine in {"memcached", {"unknown": true}}

is_exempt(r) if r.values.master_instance_name

is_exempt(r) if r.values.create_mode in {"Replica", {"unknown": true}}
