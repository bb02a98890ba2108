# METADATA
# title: a function runs on something that gets no fixes
# description: |
#   AWS no longer closes holes in it, and one day does not let the function be changed any
#   more.
#
#   Choose a newer `runtime`.
# custom:
#   id: tf-function-runtime
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_363"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "main" {
#       runtime = "nodejs4.3"
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       runtime = "python3.13"
#     }
package infralint.terraform.function_runtime

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["runtime"], "bad": {"nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "python2.7", "python3.6", "python3.7", "python3.8", "ruby2.5", "ruby2.7", "java8", "go1.x", "provided", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6"}, "say": "runs on something that gets no fixes"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
