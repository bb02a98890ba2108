# METADATA
# title: service may use all memory of the host
# description: |
#   A service that leaks takes the memory of all others, and the kernel kills whichever process
#   it likes.
#
#   Set `deploy.resources.limits.memory`, or `mem_limit`.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/deploy/#resources
# custom:
#   id: compose-no-memory-limit
#   severity: note
#   tags: [reliability]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       web:
#         image: nginx:1.29.1
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
#         deploy: {resources: {limits: {memory: 256M}}}
package infralint.compose.no_memory_limit

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name]} if {
	some name, service in compose.services
	not service.mem_limit
	not service.deploy.resources.limits.memory
	not service.extends
	msg := sprintf("service %q has no limit of memory", [name])
}
