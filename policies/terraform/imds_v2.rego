# METADATA
# title: an instance gives its credentials to any request
# description: |
#   The metadata service of the instance answers plain requests. A hole in a web server
#   that makes it fetch an address of the attacker's choice (SSRF) is then enough to steal
#   the credentials of the instance's role. It has emptied banks.
#
#   Set `http_tokens = "required"` in `metadata_options`: version 2 of the service wants a
#   token that such a request cannot get.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: tf-imds-v2
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_79"
#     - "trivy:AWS-0028"
#     - "trivy:AWS-0130"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_instance, aws_launch_configuration, aws_launch_template]
#   bad: |
#     resource "aws_instance" "main" {
#       metadata_options {
#         http_tokens = "optional"
#       }
#     }
#   good: |
#     resource "aws_instance" "main" {
#       metadata_options {
#         http_tokens = "required"
#       }
#     }
package infralint.terraform.imds_v2

import data.infralint.lib.terraform as tf

rows := {
	"aws_instance": [{"at": ["metadata_options", 0, "http_tokens"], "want": {"required"}, "say": "does not require tokens of the metadata service (IMDSv2)"}],
	"aws_launch_template": [{"at": ["metadata_options", 0, "http_tokens"], "want": {"required"}, "say": "does not require tokens of the metadata service (IMDSv2)"}],
	"aws_launch_configuration": [{"at": ["metadata_options", 0, "http_tokens"], "want": {"required"}, "say": "does not require tokens of the metadata service (IMDSv2)"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if tf.block(r.values, "metadata_options").http_endpoint == "disabled"

# What the template says is not known here.
is_exempt(r) if {
	r.type == "aws_instance"
	r.values.launch_template
}
