# METADATA
# title: service has the rights of the host
# description: |
#   A privileged container, or one with all capabilities or SYS_ADMIN, can load kernel
#   modules, mount the disks of the host and reach every process on it. Whoever breaks
#   into the service has the host.
#
#   Give it the one capability or device that it needs: `cap_add`, `devices`.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#privileged
#   - ref: https://docs.docker.com/reference/compose-file/services/#cap_add
# custom:
#   id: compose-privileged
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       web:
#         image: nginx:1.29.1
#         privileged: true
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
#         cap_add: [NET_BIND_SERVICE]
package infralint.compose.privileged

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "privileged"]} if {
	some name, service in compose.services
	service.privileged in {true, "true"}
	msg := sprintf("service %q is privileged", [name])
}

deny contains {"msg": msg, "path": ["services", name, "cap_add", i]} if {
	some name, service in compose.services
	some i, capability in service.cap_add
	trim_prefix(upper(capability), "CAP_") in {"ALL", "SYS_ADMIN", "SYS_MODULE"}
	msg := sprintf("service %q adds the capability %s", [name, capability])
}
