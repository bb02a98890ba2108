# METADATA
# title: Terraform runs programs
# description: |
#   What the program does is in no plan and no state: nobody sees it before it happens,
#   and Terraform cannot undo it. It runs with the rights of whoever runs Terraform, on
#   his machine or in CI.
#
#   Use a resource of a provider. Where there is none, run the program in a step of the
#   pipeline of its own.
# custom:
#   id: tf-local-exec
#   severity: note
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "terraform_data" "migrate" {
#       provisioner "local-exec" {
#         command = "make migrate"
#       }
#     }
#   good: |
#     resource "terraform_data" "migrate" {
#       input = "done by the pipeline"
#     }
package infralint.terraform.local_exec

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": p.path} if {
	some all in input.resources
	some r in all
	some p in r.provisioners
	p.type in {"local-exec", "remote-exec"}
	msg := sprintf("%s runs a program (%s)", [r.address, p.type])
}

deny contains {"msg": msg, "path": d.path} if {
	some d in input.data.external
	msg := sprintf("%s runs a program each time that there is a plan", [d.address])
}
