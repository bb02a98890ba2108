# METADATA
# title: file system of the service can be written to
# description: |
#   Whoever takes over a service can change its program and leave tools behind for as long as
#   the container lives.
#
#   Set `read_only: true`, with `tmpfs` or volumes for the folders that the service writes to.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#read_only
# custom:
#   id: compose-writable-root
#   severity: note
#   tags: [security]
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
#         read_only: true
#         tmpfs: [/var/cache/nginx, /run]
package infralint.compose.writable_root

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "read_only"]} if {
	some name, service in compose.services
	not object.get(service, "read_only", false) in {true, "true"}
	not service.extends
	msg := sprintf("service %q can write to its own file system", [name])
}
