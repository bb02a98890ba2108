# METADATA
# title: secret is passed to the build as an argument
# description: |
#   The value of a build argument stays in the history of the image, and that of `ENV` in its
#   metadata and in every process. `docker history` shows both to everybody who can pull it.
#
#   Mount the secret where it is needed: `RUN --mount=type=secret,id=npm_token …` and
#   `docker build --secret id=npm_token`.
# related_resources:
#   - ref: https://docs.docker.com/build/building/secrets/
#   - ref: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
# custom:
#   id: docker-secret-argument
#   severity: warning
#   tags: [security]
#   peers: ["buildkit:SecretsUsedInArgOrEnv", "trivy:DS-0031", "hadolint:DL3064"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:22.11.0
#     ARG NPM_TOKEN
#     RUN npm ci
#   good: |
#     FROM node:22.11.0
#     RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci
package infralint.docker.secret_argument

import data.infralint.lib.dockerfile
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["pairs", i])} if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"ARG", "ENV"}
	some i, pair in instruction.pairs
	secrets.is_name(pair.name)
	passes(instruction, pair)
	msg := sprintf("%s %s hands a secret to the build; it stays in the image", [instruction.name, pair.name])
}

passes(instruction, pair) if {
	instruction.name == "ARG"
	object.get(pair, "value", "") == ""
}

passes(instruction, pair) if regex.match(`^\$\{?\w+\}?$`, pair.value)
