# METADATA
# title: image of a service has no fixed tag
# description: |
#   The tag `latest`, or no tag, which means the same, names whatever was pushed last.
#   Two people who start the same file run different code, and a host that is set up
#   anew runs what nobody tested.
#
#   Name a version, better a digest. A service with `build` is not judged: its image is
#   the one that is built here, and the tag only what it is called.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#image
# custom:
#   id: compose-latest-tag
#   severity: warning
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       web:
#         image: nginx:latest
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
package infralint.compose.latest_tag

import data.infralint.lib.compose
import data.infralint.lib.image

deny contains {"msg": msg, "path": ["services", name, "image"]} if {
	some name, service in compose.services
	not service.build
	not service.image in built
	problem := image.moves(service.image)
	msg := sprintf("service %q uses image %q%s", [name, service.image, problem])
}

# built are the images that other services of the file build.
built contains service.image if {
	some service in compose.services
	service.build
}
