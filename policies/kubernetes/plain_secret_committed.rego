# METADATA
# title: Secret is committed in plain text
# description: |
#   The values of a Secret are not encrypted, only written in base64: everybody who can
#   read the repository, a fork, a backup or a CI log of it can read them, and they stay in
#   the history for good.
#
#   Change the secrets. Then keep in the repository only what is of no use without a key:
#   a SealedSecret, an ExternalSecret, or a file that SOPS encrypted. A Secret without
#   values, with placeholders, or with public parts only is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets
# custom:
#   id: k8s-plain-secret-committed
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Secret]
#   bad: |
#     apiVersion: v1
#     kind: Secret
#     metadata:
#       name: database
#     stringData:
#       password: hunter2
#   good: |
#     apiVersion: external-secrets.io/v1
#     kind: ExternalSecret
#     metadata:
#       name: database
#     spec:
#       secretStoreRef: {kind: ClusterSecretStore, name: vault}
#       target: {name: database}
#       dataFrom:
#         - extract: {key: shop/database}
package infralint.kubernetes.plain_secret_committed

import data.infralint.lib.secrets

deny contains {"msg": msg, "path": [field, keys[0]]} if {
	not "sops" in object.keys(input)
	some field in ["data", "stringData"]
	keys := [key | some key, _ in secret_values[field]]
	count(keys) > 0
	msg := sprintf("Secret %s holds %s in plain text", [name, listing(keys)])
}

name := sprintf("%q", [input.metadata.name]) if {
	input.metadata.name
} else := "without a name"

listing(keys) := sprintf("%q", [keys[0]]) if {
	count(keys) == 1
} else := sprintf("%q and %d more values", [keys[0], count(keys) - 1])

secret_values.data[key] := text if {
	some key, value in input.data
	not key in public
	text := base64.decode(value)
	is_value(text)
}

secret_values.stringData[key] := text if {
	some key, text in input.stringData
	not key in public
	is_value(text)
}

# is_value holds for what may be a secret, whatever its name.
is_value(text) if secrets.is_literal(text)

is_value(text) if secrets.known(text)

# public are keys of values that are none: parts of certificates, and what stands
# beside the credentials in the Secrets that controllers read.
public := {
	"ca.crt",
	"database",
	"dbname",
	"email",
	"enableOCI",
	"endpoint",
	"host",
	"hostname",
	"insecure",
	"name",
	"namespace",
	"port",
	"project",
	"region",
	"server",
	"tls.crt",
	"type",
	"url",
	"user",
	"username",
}
