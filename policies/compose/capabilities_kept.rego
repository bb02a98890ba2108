# METADATA
# title: service keeps the capabilities that Docker gives
# description: |
#   Docker leaves root in a container fourteen capabilities, among them those to change owners,
#   to send raw packets and to make devices. Most programs need none of them.
#
#   Set `cap_drop: [ALL]` and add what is needed with `cap_add`.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#cap_drop
# custom:
#   id: compose-capabilities-kept
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
#         cap_drop: [ALL]
#         cap_add: [NET_BIND_SERVICE]
package infralint.compose.capabilities_kept

import data.infralint.lib.compose

deny contains {"msg": msg, "path": ["services", name, "cap_drop"]} if {
	some name, service in compose.services
	not drops_all(service)
	not service.extends
	msg := sprintf("service %q does not drop all capabilities", [name])
}

drops_all(service) if {
	some capability in service.cap_drop
	upper(capability) in {"ALL", "CAP_ALL"}
}
