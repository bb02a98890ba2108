# METADATA
# title: both wget and curl
# description: |
#   Two programs for one purpose are one more to install, to update and to configure.
#
#   Use one of them.
# custom:
#   id: docker-wget-and-curl
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL4001", "trivy:DS-0014"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN wget https://example.com/a
#     RUN curl https://example.com/b
#   good: |
#     FROM debian:13
#     RUN curl https://example.com/a
#     RUN curl https://example.com/b
package infralint.docker.wget_and_curl

import data.infralint.lib.dockerfile

deny contains {"msg": "the same stage uses curl too", "path": path} if {
	some path, command in dockerfile.commands
	command.name == "wget"
	some other, curl in dockerfile.commands
	curl.name == "curl"
	other[1] == path[1]
}
