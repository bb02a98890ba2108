# METADATA
# title: service shares a namespace of the host
# description: |
#   In the host's network a service reaches everything that listens on localhost and can
#   take any port; with its processes it can read their environment and kill them; with
#   its IPC or user namespace, their shared memory and their rights.
#
#   Publish the ports that are needed, and leave the rest apart.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#network_mode
#   - ref: https://docs.docker.com/reference/compose-file/services/#pid
#   - ref: https://docs.docker.com/reference/compose-file/services/#ipc
# custom:
#   id: compose-host-namespace
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
#         network_mode: host
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
#         ports: ["127.0.0.1:8080:80"]
package infralint.compose.host_namespace

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, key]} if {
	some name, service in compose.services
	some key, what in namespaces
	service[key] == "host"
	msg := sprintf("service %q shares the %s of the host", [name, what])
}

namespaces := {
	"cgroup": "control groups",
	"ipc": "IPC namespace",
	"network_mode": "network",
	"pid": "processes",
	"userns_mode": "user namespace",
	"uts": "hostname",
}
