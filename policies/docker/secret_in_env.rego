# METADATA
# title: secret is written into the image
# description: |
#   What `ENV`, `ARG` and `LABEL` hold is in the metadata of the image, where everybody reads it
#   who can pull it, and in the repository with its history. Removing it in a later line, or a
#   later layer, does not remove it.
#
#   Change the secret. For the build, mount it: `RUN --mount=type=secret,id=token`. For the
#   running program, give it when the container starts.
# related_resources:
#   - ref: https://docs.docker.com/build/building/secrets/
# custom:
#   id: docker-secret-in-env
#   severity: error
#   tags: [security]
#   peers: ["hadolint:DL3064", "trivy:DS-0031", "buildkit:SecretsUsedInArgOrEnv"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     ENV DB_PASSWORD=hunter2
#   good: |
#     FROM alpine:3.22
#     RUN --mount=type=secret,id=db_password ./migrate
package infralint.docker.secret_in_env

import data.infralint.lib.dockerfile
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["pairs", i, "value"])} if {
	some path, instruction in places
	some i, pair in instruction.pairs
	kind := secrets.written(pair.name, pair.value)
	msg := sprintf("%s %s has %s as its value", [instruction.name, pair.name, kind])
}

places[path] := instruction if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"ENV", "ARG", "LABEL"}
}

places[["args", i]] := instruction if {
	some i, instruction in input.args
}
