# METADATA
# title: service gets the socket of the container runtime
# description: |
#   Whoever can write to the socket of Docker starts a container with the host's disk in
#   it, and is root on the host. A mount that is read-only does not change that: the
#   socket takes requests all the same.
#
#   Let the service do without, or put a proxy in front that allows only the requests
#   that it needs.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/#docker-daemon-attack-surface
# custom:
#   id: compose-docker-socket
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       watch:
#         image: example/watch:1.4.0
#         volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
#   good: |
#     services:
#       watch:
#         image: example/watch:1.4.0
#         volumes: ["./watch:/etc/watch"]
package infralint.compose.docker_socket

import data.infralint.lib.compose

deny contains {"msg": msg, "path": path} if {
	some path, mount in compose.bind_mounts
	what := socket(mount.source)
	msg := sprintf("service %q mounts %s, %s of the container runtime", [mount.service, mount.source, what])
}

socket(source) := "the socket" if regex.match(`^[/$].*/(?:docker|containerd|crio|podman)\.sock/?$`, source)

socket(source) := "which has the socket" if regex.match(`^(?:/var)?/run/?$`, source)
