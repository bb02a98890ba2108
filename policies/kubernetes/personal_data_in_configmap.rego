# METADATA
# title: ConfigMap holds a user name or an address
# description: |
#   Names and e-mail addresses of people in a ConfigMap are copied to every cluster, backup and log
#   that configuration goes to, and a list of user names is where guessing passwords begins.
#
#   Keep them in a Secret or in the directory that they come from.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
# custom:
#   id: k8s-personal-data-in-configmap
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-01010"]
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
#       admin: jane.doe@shop.example.com
#   good: |
#     apiVersion: v1
#     kind: ConfigMap
#     metadata:
#       name: app
#     data:
#       region: eu-west-1
package infralint.kubernetes.personal_data_in_configmap

deny contains {"msg": msg, "path": ["data", key]} if {
	some key, value in input.data
	what := kind(key, value)
	msg := sprintf("key %q holds %s", [key, what])
}

kind(key, value) := "an e-mail address" if {
	regex.match(`(?:^|[\s"'=:<,])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:$|[\s"'>,;])`, value)
} else := "a user name" if {
	regex.match(`(?i)(?:^|[\n_.-])(?:user[_-]?name|user|login)$`, key)
	not value in {null, ""}
	not regex.match(`[$<]|\{\{`, value)
} else := "a user name" if {
	regex.match(`(?im)^[\w.-]*user[_.-]?name["']?\s*[=:]\s*["']?[A-Za-z0-9]`, value)
}
