# METADATA
# title: service may gain privileges
# description: |
#   Without `no-new-privileges` a program with the setuid bit gives its caller the rights
#   of its owner, mostly root: one way less from a hole in a service to the host.
#
#   Set it unless the service has to change its user by setuid.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#security_opt
# custom:
#   id: compose-no-new-privileges
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
#         security_opt: ["no-new-privileges:true"]
package infralint.compose.no_new_privileges

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "security_opt"]} if {
	some name, service in compose.services
	not refuses(service)
	not service.extends
	msg := sprintf("service %q may gain privileges: security_opt lacks no-new-privileges:true", [name])
}

refuses(service) if {
	some option in service.security_opt
	regex.match(`^no-new-privileges(?:[:=]true)?$`, option)
}
