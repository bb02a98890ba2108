# METADATA
# title: ConfigMap has a key or a line that is called a secret
# description: |
#   A ConfigMap is read by everybody who may read the namespace, is not encrypted in etcd, and is
#   printed by whatever prints configuration. A key that is called a password or token belongs into
#   a Secret, and so does the file in which one stands.
#
#   Values that look like a secret, under the name of one, are the business of
#   k8s-secret-in-configmap.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-secret-named-key
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0109"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ConfigMap]
#   bad: |
#     apiVersion: v1
#     kind: ConfigMap
#     metadata:
#       name: app
#     data:
#       app.properties: |
#         db.password=correct-horse
#   good: |
#     apiVersion: v1
#     kind: ConfigMap
#     metadata:
#       name: app
#     data:
#       app.properties: |
#         db.password=${DB_PASSWORD}
package infralint.kubernetes.secret_named_key

import data.infralint.lib.secrets

deny contains {"msg": msg, "path": ["data", key]} if {
	some key, value in input.data
	regex.match(`(?i)passw(?:or)?d|passphrase|secret|token|credential|(?:private|api|access)[_.-]?key`, key)
	not value in {null, ""}
	not secrets.written(key, value)
	count(split(value, "\n")) < 3
	msg := sprintf("key %q is called a secret", [key])
}

deny contains {"msg": msg, "path": ["data", key]} if {
	some key, value in input.data
	not secrets.written(key, value)
	names := [name |
		some line in regex.find_all_string_submatch_n(`(?m)^\s*"?([\w.-]+)"?\s*[=:]\s*["']?([^"'\n]*?)["',]*\s*$`, value, -1)
		name := line[1]
		secrets.is_name(name)
		secrets.is_literal(line[2])
	]
	count(names) > 0
	msg := sprintf("key %q has a line that sets %s", [key, names[0]])
}
