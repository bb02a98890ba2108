# METADATA
# title: what keeps data can be destroyed by a plan
# description: |
#   A renamed resource or a changed argument that forces a replacement destroys the data
#   with the resource. In a long plan that line is overlooked.
#
#   Set `prevent_destroy = true` in the `lifecycle` of what keeps data. Terraform then
#   refuses such a plan.
# custom:
#   id: tf-prevent-destroy
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_82"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_db_instance
#           - aws_docdb_cluster
#           - aws_dynamodb_table
#           - aws_ebs_volume
#           - aws_efs_file_system
#           - aws_elasticache_replication_group
#           - aws_kms_key
#           - aws_neptune_cluster
#           - aws_opensearch_domain
#           - aws_rds_cluster
#           - aws_redshift_cluster
#           - aws_s3_bucket
#           - azurerm_cosmosdb_account
#           - azurerm_key_vault
#           - azurerm_managed_disk
#           - azurerm_mssql_database
#           - azurerm_mysql_flexible_server
#           - azurerm_postgresql_flexible_server
#           - azurerm_storage_account
#           - google_bigquery_dataset
#           - google_bigtable_instance
#           - google_compute_disk
#           - google_filestore_instance
#           - google_kms_crypto_key
#           - google_spanner_database
#           - google_sql_database_instance
#           - google_storage_bucket
#   bad: |
#     resource "aws_dynamodb_table" "orders" {
#       name = "orders"
#     }
#   good: |
#     resource "aws_dynamodb_table" "orders" {
#       name = "orders"
#       lifecycle {
#         prevent_destroy = true
#       }
#     }
package infralint.terraform.prevent_destroy

import data.infralint.lib.terraform as tf

stateful := {
	"aws_db_instance", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_volume", "aws_efs_file_system",
	"aws_elasticache_replication_group", "aws_kms_key", "aws_neptune_cluster", "aws_opensearch_domain", "aws_rds_cluster",
	"aws_redshift_cluster", "aws_s3_bucket", "azurerm_cosmosdb_account", "azurerm_key_vault", "azurerm_managed_disk",
	"azurerm_mssql_database", "azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server", "azurerm_storage_account",
	"google_bigquery_dataset", "google_bigtable_instance", "google_compute_disk", "google_filestore_instance",
	"google_kms_crypto_key", "google_spanner_database", "google_sql_database_instance", "google_storage_bucket",
}

deny contains {"msg": msg, "path": array.concat(r.path, ["lifecycle", "prevent_destroy"])} if {
	some r in tf.resources(stateful)
	not r.lifecycle.prevent_destroy
	msg := sprintf("%s can be destroyed by a plan", [r.address])
}
