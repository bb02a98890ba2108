# METADATA
# title: a policy changes or deletes everywhere
# description: |
#   One mistake in the program that has the policy, or one hole, and what is changed or
#   deleted is not its own data but that of everybody.
#
#   Name the resources that are meant.
# custom:
#   id: tf-iam-writes
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_111"
#     - "checkov:CKV_AWS_290"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "s3:DeleteObject"
#           Resource = "*"
#         }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "s3:DeleteObject"
#           Resource = "arn:aws:s3:::site/*"
#         }]
#       })
#     }
package infralint.terraform.iam_writes

import data.infralint.lib.grants

# What changes something, by the first word of its name.
verb := `^[a-z0-9-]+:(?:\*$|(?:abort|accept|add|allocate|apply|approve|assign|associate|attach|authorize|batchdelete|batchput|batchwrite|cancel|change|complete|copy|create|deactivate|delete|deregister|detach|disable|disassociate|enable|import|initiate|invoke|merge|modify|move|pass|publish|purge|put|reboot|receive|register|reject|release|remove|replace|reset|restore|resume|revoke|rotate|run|schedule|send|set|start|stop|submit|suspend|terminate|transfer|unassign|update|upload|write))`

# Actions that know no resource.
unbounded := `^(?:cloudwatch:put(?:metricdata|anomalydetector)|xray:put.*|ssmmessages:.*|ec2messages:.*|ecr:getauthorizationtoken|ec2:(?:create|delete|assign|unassign)(?:networkinterface|privateipaddresses).*)$`

deny contains {"msg": msg, "path": s.action_path} if {
	some s in grants.all
	names := {action |
		some action in s.actions
		is_write(action)
	}
	count(names) > 0
	msg := sprintf("%s changes or deletes everywhere: %s", [s.owner.address, grants.words(names)])
}

is_write("*")

is_write(action) if {
	regex.match(verb, action)
	not regex.match(unbounded, action)
}
