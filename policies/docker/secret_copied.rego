# METADATA
# title: file with a secret is copied into the image
# description: |
#   A private key, or the credentials of a tool, is in a layer of the image. Everybody who can
#   pull it can read it, even if a later line removes the file.
#
#   Mount it for the one command that needs it: `RUN --mount=type=secret` or
#   `--mount=type=ssh`.
# related_resources:
#   - ref: https://docs.docker.com/build/building/secrets/
# custom:
#   id: docker-secret-copied
#   severity: warning
#   tags: [security]
#   peers: ["trivy:DS-0031"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     COPY id_rsa /root/.ssh/id_rsa
#   good: |
#     FROM alpine:3.22
#     RUN --mount=type=ssh git clone git@example.com:a/b.git
package infralint.docker.secret_copied

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"COPY", "ADD"}
	not instruction.flags.from
	last := count(instruction.args) - 1
	some i, source in instruction.args
	i < last
	is_secret(source)
	msg := sprintf("%s puts %s into the image", [instruction.name, source])
}

is_secret(source) if {
	regex.match(`(?i)(?:^|/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|_netrc|\.pgpass|\.env|\.git-credentials|\.docker/config\.json|\.dockercfg|\.aws/credentials|\.kube/config|kubeconfig|\.vault-token|credentials\.json|service[-_]?account[^/]*\.json|[^/]*\.(?:ppk|pfx|p12|jks|keystore|kdbx)|(?:[^/]*[-_.])?private[-_.]?key[^/]*|[^/]*\.key)$`, source)
}
