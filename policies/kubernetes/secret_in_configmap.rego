# METADATA
# title: secret is written into a ConfigMap
# description: |
#   A ConfigMap is no place for a secret: nearly every role may read ConfigMaps, they are
#   not encrypted at rest, tools print them, and the manifest stands in the repository for
#   everybody who reads it.
#
#   Change the secret, then move it to a Secret that External Secrets, Sealed Secrets or
#   SOPS fills. Names of secrets and paths to them may stay.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
# custom:
#   id: k8s-secret-in-configmap
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0109"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ConfigMap]
#   bad: |
#     apiVersion: v1
#     kind: ConfigMap
#     metadata:
#       name: web
#     data:
#       DB_PASSWORD: hunter2
#   good: |
#     apiVersion: v1
#     kind: ConfigMap
#     metadata:
#       name: web
#     data:
#       DB_HOST: database
#       DB_PASSWORD_FILE: /run/secrets/password
package infralint.kubernetes.secret_in_configmap

import data.infralint.lib.secrets

deny contains {"msg": msg, "path": ["data", key]} if {
	some key, value in input.data
	kind := secrets.written(key, value)
	msg := sprintf("key %q holds %s", [key, kind])
}
