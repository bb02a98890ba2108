# METADATA
# title: container keeps capabilities that it does not need
# description: |
#   A container starts with some fourteen capabilities: among them forging packets
#   (NET_RAW, the means of ARP and DNS spoofing between pods), changing the owner of any
#   file and making device files. An attacker who gets into the container has them all;
#   hardly any application needs one.
#
#   Set `capabilities.drop: [ALL]` on every container and add back what is missing,
#   usually nothing, or NET_BIND_SERVICE.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-capabilities-drop-all
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_37", "trivy:KSV-0003"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
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
#               drop: [ALL]
package infralint.kubernetes.capabilities_drop_all

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "drop"])} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not drops_all(container)
	msg := sprintf("%s does not drop all capabilities", [k8s.title(path, container)])
}

drops_all(container) if {
	some name in container.securityContext.capabilities.drop
	upper(name) == "ALL"
}
