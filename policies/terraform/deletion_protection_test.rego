package infralint.terraform.deletion_protection_test

import data.infralint.lib.testing
import data.infralint.terraform.deletion_protection

test_reported if {
	count(deletion_protection.deny) == 15 with input as testing.terraform({"aws_db_instance": {"bad_0": {"deletion_protection": false}}, "aws_rds_cluster": {"bad_0": {"deletion_protection": false}}, "aws_docdb_cluster": {"bad_0": {"deletion_protection": false}}, "aws_neptune_cluster": {"bad_0": {"deletion_protection": false}}, "aws_lb": {"bad_0": {"enable_deletion_protection": false}}, "aws_alb": {"bad_0": {"enable_deletion_protection": false}}, "aws_dynamodb_table": {"bad_0": {"deletion_protection_enabled": false}}, "aws_networkfirewall_firewall": {"bad_0": {"delete_protection": false}}, "aws_cognito_user_pool": {"bad_0": {"deletion_protection": "other"}}, "aws_qldb_ledger": {"bad_0": {"deletion_protection": false}}, "google_sql_database_instance": {"bad_0": {"deletion_protection": false}}, "google_container_cluster": {"bad_0": {"deletion_protection": false}}, "google_bigtable_instance": {"bad_0": {"deletion_protection": false}}, "google_spanner_database": {"bad_0": {"deletion_protection": false}}, "google_bigquery_table": {"bad_0": {"deletion_protection": false}}})
}

test_not_reported if {
	count(deletion_protection.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"deletion_protection": true}}})
}
