# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: terraform, kinds: [aws_instance]}]
#   bad: |
#     resource "aws_instance" "web" {
#       instance_type = "t1.micro"
#     }
#   good: |
#     resource "aws_instance" "web" {
#       instance_type = "t3.micro"
#     }
package policies.new_rule

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["instance_type"])} if {
	some r in tf.resources({"aws_instance"})
	r.values.instance_type == "t1.micro"
	msg := sprintf("%s is of a type that is no longer offered", [r.address])
}
