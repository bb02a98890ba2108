# METADATA
# title: container may run as root
# description: |
#   Root in a container is the node's root with a few doors closed. A container
#   breakout, a mounted host path or a file system that is shared with another pod
#   gives an attacker who is root far more than one who is not.
#
#   Set `runAsNonRoot: true` on the pod, which then holds for all of its containers,
#   or on each container: the kubelet refuses to start an image that would run as
#   root. A `runAsUser` other than 0 says the same. What a container sets wins over
#   the pod. With `hostUsers: false` root of the pod is an ordinary user of the node,
#   and is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-run-as-non-root
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_23", "checkov:CKV_K8S_6", "trivy:KSV-0012", "kube-linter:run-as-non-root"]
#   since: 0.1.0
#   fix: {message: Set runAsNonRoot to true, safe: false}
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
#       securityContext:
#         runAsNonRoot: true
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.run_as_non_root

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "value": true}]} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.has_user_namespace
	not is_non_root(container)
	field := k8s.security_path(path, container, "runAsNonRoot")
	msg := sprintf("%s may run as root: %s", [k8s.title(path, container), why(container)])
}

is_non_root(container) if {
	k8s.security(container, "runAsNonRoot") == true
	not is_root(container)
}

is_root(container) if k8s.security(container, "runAsUser") == 0

is_non_root(container) if k8s.security(container, "runAsUser") > 0

why(container) := "runAsNonRoot is false" if {
	k8s.security(container, "runAsNonRoot") == false
} else := "runAsNonRoot is true and runAsUser is 0, so that the kubelet does not start it" if {
	k8s.security(container, "runAsNonRoot") == true
} else := "runAsNonRoot is not set"

deny contains {"msg": "PodSecurityPolicy admits containers that run as root", "path": ["spec", "runAsUser", "rule"]} if {
	is_object(k8s.psp)
	rule := object.get(k8s.psp, ["runAsUser", "rule"], "RunAsAny")
	not excludes_root(rule)
}

excludes_root("MustRunAsNonRoot")

excludes_root("MustRunAs") if {
	every range in object.get(k8s.psp, ["runAsUser", "ranges"], [{}]) {
		object.get(range, "min", 0) > 0
	}
}
