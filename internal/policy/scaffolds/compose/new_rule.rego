# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: compose}]
#   bad: |
#     services:
#       web:
#         image: docker.io/nginx:1.29
#   good: |
#     services:
#       web:
#         image: registry.example.com/nginx:1.29
package policies.new_rule

deny contains {"msg": msg, "path": ["services", name, "image"]} if {
	some name, service in input.services
	startswith(service.image, "docker.io/")
	msg := sprintf("service %q takes its image from docker.io", [name])
}
