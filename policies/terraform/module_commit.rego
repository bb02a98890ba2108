# METADATA
# title: a module is not pinned to a commit
# description: |
#   A tag can be moved, and a version of a registry is a tag. Whoever can push to that
#   repository decides what runs with your credentials.
#
#   Take modules from their repositories, with a commit as `?ref=`. It is more work at
#   each update, so the policy is off unless asked for.
# custom:
#   id: tf-module-commit
#   severity: note
#   tags: [security, supply-chain]
#   peers:
#     - "checkov:CKV_TF_1"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     module "dns" {
#       source = "git::https://git.example.com/dns.git?ref=v1.4.0"
#     }
#   good: |
#     module "dns" {
#       source = "git::https://git.example.com/dns.git?ref=5dcbc3a7f9a4b5c6d7e8f90123456789abcdef01"
#     }
package infralint.terraform.module_commit

deny contains {"msg": msg, "path": m.path} if {
	some name, m in input.modules
	m.source != ""
	not regex.match(`^\.{0,2}/|[?&]ref=[0-9a-f]{7,40}(?:&|$)`, m.source)
	msg := sprintf("module %q is not pinned to a commit", [name])
}
