# METADATA
# title: Docker-in-Docker has no version, or takes commands from anyone
# description: |
#   The service docker:dind runs privileged: what it runs can take over the runner. A tag
#   without a version brings a new daemon, or another program, whenever it moves, and client
#   and daemon of different versions stop working together. Without TLS
#   (`DOCKER_TLS_CERTDIR: ""`, or port 2375) everything that reaches the container on the
#   network, such as another job, is root on it without a password.
#
#   Name a version (`docker:28.3-dind`), and let DOCKER_TLS_CERTDIR be "/certs".
# related_resources:
#   - ref: https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker
# custom:
#   id: gitlab-dind-unpinned
#   severity: warning
#   tags: [security, supply-chain]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     build:
#       image: docker:28.3
#       services: ["docker:dind"]
#       variables:
#         DOCKER_TLS_CERTDIR: ""
#       script: docker build .
#   good: |
#     build:
#       image: docker:28.3
#       services: ["docker:28.3-dind"]
#       variables:
#         DOCKER_TLS_CERTDIR: /certs
#       script: docker build .
package infralint.gitlab.dind_unpinned

import data.infralint.lib.gitlab
import data.infralint.lib.image

deny contains {"msg": msg, "path": path} if {
	some path, name in dind
	not image.is_fixed(name)
	regex.match(`^(?:dind|rootless|git|dind-rootless|dind-alpine.*|latest-dind)$`, image.tag(name))
	msg := sprintf("service %q has no version", [name])
}

deny contains {"msg": msg, "path": path} if {
	count(dind) > 0
	some path, variable in gitlab.variables
	variable.name == "DOCKER_TLS_CERTDIR"
	variable.value == ""
	msg := "Docker-in-Docker without TLS takes commands from anyone on the network"
}

deny contains {"msg": msg, "path": path} if {
	count(dind) > 0
	some path, variable in gitlab.variables
	variable.name == "DOCKER_HOST"
	regex.match(`^tcp://[^/]*:2375\b`, variable.value)
	not tls_is_off
	msg := "Docker-in-Docker without TLS takes commands from anyone on the network"
}

# tls_is_off says that DOCKER_TLS_CERTDIR says so, which is reported.
tls_is_off if {
	some variable in gitlab.variables
	variable.name == "DOCKER_TLS_CERTDIR"
	variable.value == ""
}

# dind are the services that are a Docker daemon, by path.
dind[path] := name if {
	some path, name in gitlab.services
	regex.match(`(?:^|/)docker(?::[^/@]*dind[^/@]*)(?:@.*)?$`, name)
}
