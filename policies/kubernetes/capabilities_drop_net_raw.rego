# METADATA
# title: container can forge packets
# description: |
#   NET_RAW is among the capabilities that a container has unless it is taken away. With it an
#   attacker in the container answers ARP and DNS requests in the place of other pods of the
#   node, and reads or changes their traffic.
#
#   Set `capabilities.drop: [ALL]`, or at least `[NET_RAW]`.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   id: k8s-capabilities-drop-net-raw
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_28", "checkov:CKV_K8S_7", "kube-linter:drop-net-raw-capability"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodSecurityPolicy, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           securityContext:
#             capabilities:
#               drop: [NET_RAW]
package infralint.kubernetes.capabilities_drop_net_raw

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "drop"])} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not drops(container)
	msg := sprintf("%s keeps capability NET_RAW", [k8s.title(path, container)])
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "add", i])} if {
	some path, container in k8s.containers
	drops(container)
	some i, name in container.securityContext.capabilities.add
	plain(name) == "NET_RAW"
	msg := sprintf("%s adds capability NET_RAW", [k8s.title(path, container)])
}

deny contains {"msg": "PodSecurityPolicy admits containers with capability NET_RAW", "path": ["spec", "requiredDropCapabilities"]} if {
	is_object(k8s.psp)
	names := {plain(name) | some name in object.get(k8s.psp, "requiredDropCapabilities", [])}
	count(names & raw) == 0
}

drops(container) if {
	some name in container.securityContext.capabilities.drop
	plain(name) in raw
}

plain(name) := trim_prefix(upper(name), "CAP_")

raw := {"ALL", "NET_RAW"}
