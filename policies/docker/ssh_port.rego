# METADATA
# title: port of SSH is exposed
# description: |
#   An SSH server in a container is one more way in, with keys and passwords of its own that
#   nobody changes. It takes the place of `docker exec`, `kubectl exec` and a build that is
#   repeated.
#
#   Remove the server and the port.
# custom:
#   id: docker-ssh-port
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_DOCKER_1", "trivy:DS-0004"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     EXPOSE 22
#   good: |
#     FROM debian:13
#     EXPOSE 8080
package infralint.docker.ssh_port

import data.infralint.lib.dockerfile

deny contains {"msg": "port 22 is for SSH, which has no place in a container", "path": array.concat(path, ["args", i])} if {
	some path, expose in dockerfile.instructions
	expose.name == "EXPOSE"
	some i, port in expose.args
	regex.match(`(?i)^["']?(?:[^/]*:)?22(?:/tcp)?["']?$`, port)
}
