# METADATA
# title: secret is written into an application
# description: |
#   A password or a key stands in the Helm parameters or values of an application, or in the
#   environment of its plugin. It is read by everybody who reads the repository, and by everybody
#   who may look at the application in Argo CD, whose interface shows parameters. It stays in the
#   history when it is removed.
#
#   Change the secret, then let the chart take it from a Secret (`existingSecret` or the like), with
#   External Secrets, Sealed Secrets or SOPS to bring it there.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/secret-management/
# custom:
#   id: argocd-hardcoded-secret
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Application, ApplicationSet]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: redis, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://charts.example.com
#         chart: redis
#         targetRevision: 20.6.3
#         helm:
#           parameters:
#             - {name: auth.password, value: hunter2}
#       destination: {name: in-cluster, namespace: shop}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: redis, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://charts.example.com
#         chart: redis
#         targetRevision: 20.6.3
#         helm:
#           parameters:
#             - {name: auth.existingSecret, value: redis}
#       destination: {name: in-cluster, namespace: shop}
package infralint.argocd.hardcoded_secret

import data.infralint.lib.argocd
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["helm", "parameters", i, "value"])} if {
	some path, source in argocd.sources
	some i, parameter in source.helm.parameters
	kind := written(parameter.name, parameter.value)
	msg := sprintf("parameter %s has %s", [parameter.name, kind])
}

deny contains {"msg": msg, "path": array.concat(path, array.concat(["helm", "valuesObject"], at))} if {
	some path, source in argocd.sources
	walk(source.helm.valuesObject, [at, value])
	kind := written(name_of(at), value)
	msg := sprintf("value %s has %s", [dotted(at), kind])
}

deny contains {"msg": msg, "path": array.concat(path, ["helm", "values"])} if {
	some path, source in argocd.sources
	yaml.is_valid(source.helm.values)
	walk(yaml.unmarshal(source.helm.values), [at, value])
	kind := written(name_of(at), value)
	msg := sprintf("value %s has %s", [dotted(at), kind])
}

deny contains {"msg": msg, "path": array.concat(path, ["plugin", "env", i, "value"])} if {
	some path, source in argocd.sources
	some i, variable in source.plugin.env
	kind := written(variable.name, variable.value)
	msg := sprintf("variable %s of the plugin has %s", [variable.name, kind])
}

# written is that of the library, without what values of charts call the names
# of Secrets and the keys in them.
written(name, value) := kind if {
	kind := secrets.written(name, value)
	not names_object(name, value)
}

names_object(name, value) if {
	not secrets.known(value)
	regex.match(`(?i)(?:secret|credentials?|token|secret[_.-]?key)$`, name)
	not regex.match(`(?i)(?:client|app|oauth|jwt|cookie|session|signing|shared|hmac)[_.-]?secret$|(?:api|auth|access|bearer|bot|root)[_.-]?token$`, name)
	regex.match(`^[a-z0-9]+(?:[-._][a-z0-9]+)*$`, value)
}

# name_of is the key of a value; that of a list for its items.
name_of(at) := keys[count(keys) - 1] if {
	keys := [key | some key in at; is_string(key)]
	count(keys) > 0
}

dotted(at) := concat(".", [sprintf("%v", [key]) | some key in at])
