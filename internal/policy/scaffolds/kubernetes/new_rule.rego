# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: kubernetes, kinds: [CronJob, DaemonSet, Deployment, Job, Pod, StatefulSet]}]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: docker.io/nginx:1.29
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: registry.example.com/nginx:1.29
package policies.new_rule

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	startswith(container.image, "docker.io/")
	msg := sprintf("%s comes from docker.io", [k8s.title(path, container)])
}
