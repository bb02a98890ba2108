# METADATA
# title: nothing tells whether the service is healthy
# description: |
#   `docker compose` takes a service for ready as soon as its process is there. What depends on
#   it starts too early, and one that hangs is not noticed.
#
#   Add a `healthcheck`, and `condition: service_healthy` where others depend on it. A service that
#   is built may have one in its Dockerfile and is not reported.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#healthcheck
# custom:
#   id: compose-no-healthcheck
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
#         healthcheck: {test: [CMD, curl, -f, "http://localhost"]}
package infralint.compose.no_healthcheck

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "healthcheck"]} if {
	some name, service in compose.services
	not checked(service)
	not service.build
	not service.extends
	msg := sprintf("service %q has no healthcheck", [name])
}

checked(service) if {
	service.healthcheck
	not service.healthcheck.disable == true
}
