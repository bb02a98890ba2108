# METADATA
# title: service runs without a profile of the kernel
# description: |
#   Seccomp, AppArmor and SELinux keep a process in a container from calls and files that it
#   has no use for. Without them, a hole in the kernel that the default profile hides is open to
#   whoever takes over the service.
#
#   Remove the option, or name a profile that allows what the service needs:
#   `seccomp:./profile.json`.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#security_opt
# custom:
#   id: compose-unconfined
#   severity: warning
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       web:
#         image: nginx:1.29.1
#         security_opt: ["seccomp:unconfined"]
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
#         security_opt: ["seccomp:./seccomp.json"]
package infralint.compose.unconfined

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "security_opt", i]} if {
	some name, service in compose.services
	some i, option in service.security_opt
	regex.match(`^(?:(?:seccomp|apparmor|systempaths)[:=]unconfined|label[:=]disable)$`, option)
	msg := sprintf("service %q runs with %s", [name, option])
}
