# METADATA
# title: image has no HEALTHCHECK
# description: |
#   Docker and Swarm take a container for healthy as long as its process is there, though it
#   may answer nobody. Kubernetes takes no notice of `HEALTHCHECK`; it has probes.
#
#   Add a `HEALTHCHECK`, or `HEALTHCHECK NONE` where there is nothing to ask.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#healthcheck
# custom:
#   id: docker-no-healthcheck
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3057", "checkov:CKV_DOCKER_2", "trivy:DS-0026"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     CMD ["app"]
#   good: |
#     FROM alpine:3.22
#     HEALTHCHECK CMD ["app", "--check"]
#     CMD ["app"]
package infralint.docker.no_healthcheck

import data.infralint.lib.dockerfile

deny contains {"msg": "nothing says how to tell whether the container is healthy", "path": ["stages", dockerfile.final.index]} if {
	not dockerfile.last("HEALTHCHECK")
}
