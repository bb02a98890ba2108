# METADATA
# title: the metadata of an instance can be reached by what runs in containers
# description: |
#   With more than one hop a container gets the credentials of its machine, past the token
#   that it would need.
#
#   Leave `http_put_response_hop_limit` at 1.
# custom:
#   id: tf-metadata-hops
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_341"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_instance, aws_launch_configuration, aws_launch_template]
#   bad: |
#     resource "aws_launch_template" "main" {
#       metadata_options {
#         http_put_response_hop_limit = 2
#       }
#     }
#   good: |
#     resource "aws_launch_template" "main" {
#       metadata_options {
#         http_put_response_hop_limit = 1
#       }
#     }
package infralint.terraform.metadata_hops

import data.infralint.lib.terraform as tf

rows := {
	"aws_launch_template": [{"at": ["metadata_options", 0, "http_put_response_hop_limit"], "bad": {2, 3, 4, 5, 64, "2"}, "say": "lets its metadata be reached over several hops"}],
	"aws_launch_configuration": [{"at": ["metadata_options", 0, "http_put_response_hop_limit"], "bad": {2, 3, 4, 5, 64, "2"}, "say": "lets its metadata be reached over several hops"}],
	"aws_instance": [{"at": ["metadata_options", 0, "http_put_response_hop_limit"], "bad": {2, 3, 4, 5, 64, "2"}, "say": "lets its metadata be reached over several hops"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
