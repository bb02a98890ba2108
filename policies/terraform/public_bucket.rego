# METADATA
# title: a bucket is open to everybody
# description: |
#   Everybody can read the objects of the bucket, or list, or even write them. Names of
#   buckets are guessed by the million, and most leaks of data from the cloud are this.
#
#   Make the bucket private, with all four settings of the public access block. A website
#   is better served by a CDN that reads the bucket with an identity of its own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: tf-public-bucket
#   severity: error
#   tags: [security]
#   peers:
#     - "trivy:AWS-0161"
#     - "checkov:CKV2_AWS_6"
#     - "trivy:DIG-0006"
#     - "checkov:CKV2_AWS_43"
#     - "checkov:CKV_ALI_1"
#     - "checkov:CKV_AWS_20"
#     - "checkov:CKV_AWS_375"
#     - "checkov:CKV_AWS_53"
#     - "checkov:CKV_AWS_54"
#     - "checkov:CKV_AWS_55"
#     - "checkov:CKV_AWS_56"
#     - "checkov:CKV_AWS_57"
#     - "checkov:CKV_AZURE_34"
#     - "checkov:CKV_DIO_3"
#     - "checkov:CKV_GCP_28"
#     - "trivy:AWS-0086"
#     - "trivy:AWS-0087"
#     - "trivy:AWS-0091"
#     - "trivy:AWS-0092"
#     - "trivy:AWS-0093"
#     - "trivy:AZU-0007"
#     - "trivy:GCP-0001"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - alicloud_oss_bucket
#           - aws_s3_account_public_access_block
#           - aws_s3_bucket
#           - aws_s3_bucket_acl
#           - aws_s3_bucket_object
#           - aws_s3_bucket_public_access_block
#           - aws_s3_object
#           - azurerm_storage_container
#           - digitalocean_spaces_bucket
#           - google_storage_bucket_access_control
#           - google_storage_bucket_acl
#           - google_storage_bucket_iam_binding
#           - google_storage_bucket_iam_member
#           - google_storage_default_object_access_control
#           - google_storage_default_object_acl
#           - google_storage_object_access_control
#           - google_storage_object_acl
#   bad: |
#     resource "aws_s3_bucket" "main" {
#       acl = "public-read"
#       grant {
#         uri = "http://acs.amazonaws.com/groups/s3/LogDelivery"
#       }
#     }
#   good: |
#     resource "aws_s3_bucket" "main" {
#       acl = "private"
#       grant {
#         uri = "http://acs.amazonaws.com/groups/s3/LogDelivery"
#       }
#     }
package infralint.terraform.public_bucket

import data.infralint.lib.terraform as tf

rows := {
	"aws_s3_bucket": [
		{"at": ["acl"], "bad": {"public-read", "public-read-write", "authenticated-read", "website"}, "say": "is open to everybody"},
		{"at": ["grant", "*", "uri"], "bad": {"http://acs.amazonaws.com/groups/global/AllUsers", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"}, "say": "is open to everybody"},
	],
	"aws_s3_bucket_acl": [
		{"at": ["acl"], "bad": {"public-read", "public-read-write", "authenticated-read", "website"}, "say": "is open to everybody"},
		{"at": ["access_control_policy", 0, "grant", "*", "grantee", 0, "uri"], "bad": {"http://acs.amazonaws.com/groups/global/AllUsers", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"}, "say": "is open to everybody"},
	],
	"aws_s3_bucket_object": [{"at": ["acl"], "bad": {"public-read", "public-read-write", "authenticated-read", "website"}, "say": "is open to everybody"}],
	"aws_s3_object": [{"at": ["acl"], "bad": {"public-read", "public-read-write", "authenticated-read", "website"}, "say": "is open to everybody"}],
	"aws_s3_bucket_public_access_block": [
		{"at": ["block_public_acls"], "want": {true, "true", "1"}, "say": "lets ACLs make objects public"},
		{"at": ["block_public_policy"], "want": {true, "true", "1"}, "say": "lets policies make the bucket public"},
		{"at": ["ignore_public_acls"], "want": {true, "true", "1"}, "say": "does not ignore ACLs that make objects public"},
		{"at": ["restrict_public_buckets"], "want": {true, "true", "1"}, "say": "does not restrict buckets with public policies"},
	],
	"aws_s3_account_public_access_block": [
		{"at": ["block_public_acls"], "want": {true, "true", "1"}, "say": "lets ACLs make objects public"},
		{"at": ["block_public_policy"], "want": {true, "true", "1"}, "say": "lets policies make the bucket public"},
		{"at": ["ignore_public_acls"], "want": {true, "true", "1"}, "say": "does not ignore ACLs that make objects public"},
		{"at": ["restrict_public_buckets"], "want": {true, "true", "1"}, "say": "does not restrict buckets with public policies"},
	],
	"azurerm_storage_container": [{"at": ["container_access_type"], "bad": {"blob", "container"}, "say": "is open to everybody"}],
	"google_storage_bucket_iam_member": [{"at": ["member"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is for everybody"}],
	"google_storage_bucket_iam_binding": [{"at": ["members", "*"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is for everybody"}],
	"google_storage_bucket_access_control": [{"at": ["entity"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is for everybody"}],
	"google_storage_default_object_access_control": [{"at": ["entity"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is for everybody"}],
	"google_storage_object_access_control": [{"at": ["entity"], "bad": {"allUsers", "allAuthenticatedUsers"}, "say": "is for everybody"}],
	"google_storage_bucket_acl": [
		{"at": ["predefined_acl"], "bad": {"publicRead", "publicReadWrite", "authenticatedRead"}, "say": "is for everybody"},
		{"at": ["role_entity", "*"], "bad": {"READER:allUsers", "WRITER:allUsers", "OWNER:allUsers", "READER:allAuthenticatedUsers", "WRITER:allAuthenticatedUsers", "OWNER:allAuthenticatedUsers"}, "say": "is for everybody"},
	],
	"google_storage_object_acl": [
		{"at": ["predefined_acl"], "bad": {"publicRead", "publicReadWrite", "authenticatedRead"}, "say": "is for everybody"},
		{"at": ["role_entity", "*"], "bad": {"READER:allUsers", "WRITER:allUsers", "OWNER:allUsers", "READER:allAuthenticatedUsers", "WRITER:allAuthenticatedUsers", "OWNER:allAuthenticatedUsers"}, "say": "is for everybody"},
	],
	"google_storage_default_object_acl": [{"at": ["role_entity", "*"], "bad": {"READER:allUsers", "WRITER:allUsers", "OWNER:allUsers", "READER:allAuthenticatedUsers", "WRITER:allAuthenticatedUsers", "OWNER:allAuthenticatedUsers"}, "say": "is for everybody"}],
	"alicloud_oss_bucket": [{"at": ["acl"], "bad": {"public-read", "public-read-write"}, "say": "is open to everybody"}],
	"digitalocean_spaces_bucket": [{"at": ["acl"], "bad": {"public-read", "public-read-write"}, "say": "is open to everybody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
