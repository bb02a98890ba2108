# METADATA
# title: port that there is not
# description: |
#   Ports are numbers from 0 to 65535. BuildKit rejects the others.
#
#   Correct the number.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#expose
# custom:
#   id: docker-port
#   severity: error
#   tags: [correctness]
#   peers: ["hadolint:DL3011", "trivy:DS-0008"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     EXPOSE 80000
#   good: |
#     FROM debian:13
#     EXPOSE 8000
package infralint.docker.port

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, expose in dockerfile.instructions
	expose.name == "EXPOSE"
	some i, port in expose.args
	some number in regex.find_n(`\d+`, split(port, "/")[0], -1)
	regex.match(`^\d+(?:-\d+)?$`, split(port, "/")[0])
	to_number(number) > 65535
	msg := sprintf("there is no port %s; the last one is 65535", [number])
}
