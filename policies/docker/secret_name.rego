# METADATA
# title: variable is called as if it held a secret
# description: |
#   BuildKit warns of each `ARG` and `ENV` whose name has a word such as KEY, AUTH or TOKEN in it,
#   whatever its value. What is passed or written there is reported by docker-secret-argument and
#   docker-secret-in-env; this rule reports the rest: names that may be of something else, and
#   values that look like no secret.
#
#   Mount secrets, and call other things by other names.
# related_resources:
#   - ref: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
# custom:
#   id: docker-secret-name
#   severity: note
#   tags: [security]
#   peers: ["buildkit:SecretsUsedInArgOrEnv"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     ENV AUTH=basic
#   good: |
#     FROM alpine:3.22
#     ENV LOGIN_METHOD=basic
package infralint.docker.secret_name

import data.infralint.lib.dockerfile
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["pairs", i])} if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"ARG", "ENV"}
	some i, pair in instruction.pairs
	regex.match(`(?i)(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)`, pair.name)
	not regex.match(`(?i)(?:_|^)(?:public|file|version)(?:_|$)`, pair.name)
	not reported(instruction, pair)
	msg := sprintf("%s %s is called as if it held a secret", [instruction.name, pair.name])
}

# reported holds for what docker-secret-argument and docker-secret-in-env report.
reported(instruction, pair) if {
	instruction.name == "ARG"
	secrets.is_name(pair.name)
	object.get(pair, "value", "") == ""
}

reported(_, pair) if {
	secrets.is_name(pair.name)
	regex.match(`^\$\{?\w+\}?$`, pair.value)
}

reported(_, pair) if secrets.written(pair.name, pair.value)
