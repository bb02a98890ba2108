# METADATA
# title: secret is written into the values of a chart
# description: |
#   What stands in a file of values is read by everybody who reads the repository, its forks
#   and the packaged chart, and Helm keeps it in the release. It stays in the history when
#   it is removed. A password that every installation has by default is one that attackers
#   try first.
#
#   Change the secret and leave the value empty: let the chart take an existing Secret, or
#   make a password of its own. Encrypted files (SOPS) are not reported.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/values/
# custom:
#   id: helm-values-secret
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: helm
#         kinds: [values]
#   bad: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     -- values-prod.yaml --
#     database:
#       password: hunter2
#   good: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     -- values-prod.yaml --
#     database:
#       password: ""
#       existingSecret: database
package infralint.helm.values_secret

import data.infralint.lib.secrets

deny contains {"msg": msg, "path": path} if {
	not input.sops
	walk(input, [path, value])
	is_string(value)
	name := last_name(path)
	kind := secrets.known(value)
	msg := sprintf("value %s has %s in it", [name, kind])
}

deny contains {"msg": msg, "path": path} if {
	not input.sops
	walk(input, [path, value])
	is_string(value)
	name := last_name(path)
	not secrets.known(value)
	secrets.written(name, value)
	not refers(path, value)
	msg := sprintf("value %s is a secret that is written out", [name])
}

# Variables of the environment are lists of names and values.
deny contains {"msg": msg, "path": array.concat(path, ["value"])} if {
	not input.sops
	walk(input, [path, value])
	is_string(value.name)
	is_string(value.value)
	not secrets.known(value.value)
	secrets.written(value.name, value.value)
	not refers(path, value.value)
	msg := sprintf("value %s is a secret that is written out", [value.name])
}

# last_name is the key that a value has, or the list that it is in.
last_name(path) := concat(".", [name |
	some i, name in path
	is_string(name)
	i >= count(path) - 2
])

# refers holds for values that name a secret or a key of one.
refers(path, _) if {
	some name in path
	regex.match(`(?i)(?:secret|key)_?-?(?:key)?ref$|^valueFrom$|existingSecret|secretName|annotations|labels|selector|resources|schema`, name)
}

refers(path, _) if regex.match(`(?i)^(?:existing|external|image_?pull)?_?secret$`, path[count(path) - 1])

# A name of the form that Kubernetes wants of objects, under a key that could be
# one's, is that of an object.
refers(path, value) if {
	regex.match(`(?i)secret$|credentials?$`, path[count(path) - 1])
	regex.match(`^[a-z0-9]+(?:-[a-z0-9]+)+$`, value)
}

# The key of a Secret is called secretKey by External Secrets and many charts.
refers(path, value) if {
	regex.match(`(?i)^secret_?key$`, path[count(path) - 1])
	regex.match(`^[a-z]+(?:[._-][a-z0-9]+)*$`, value)
}
