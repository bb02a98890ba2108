# METADATA
# title: container runs without a seccomp profile
# description: |
#   Without a seccomp profile a process may make every system call of the kernel, the
#   rare ones too in which most holes that lead out of containers were found. The profile
#   of the container runtime blocks those, and ordinary applications do not notice.
#
#   Set `seccompProfile: {type: RuntimeDefault}` on the pod, which holds for all of its
#   containers. `Unconfined` switches it off.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   id: k8s-seccomp-profile
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_31", "checkov:CKV_K8S_32", "trivy:KSV-0030", "trivy:KSV-0104", "kube-score:container-seccomp-profile"]
#   since: 0.1.0
#   off: true
#   fix: {message: Use the profile of the container runtime, safe: false}
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
#         seccompProfile:
#           type: RuntimeDefault
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.seccomp_profile

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": k8s.security_path(path, container, "seccompProfile"), "fix": fix} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.security(container, "seccompProfile")
	not has_annotation(container)
	msg := sprintf("%s has no seccomp profile", [k8s.title(path, container)])
	fix := [{"path": array.concat(k8s.pod_path, ["securityContext", "seccompProfile", "type"]), "value": "RuntimeDefault"}]
}

deny contains {"msg": msg, "path": array.concat(k8s.security_path(path, container, "seccompProfile"), ["type"])} if {
	some path, container in k8s.containers
	not k8s.is_windows
	k8s.security(container, "seccompProfile").type == "Unconfined"
	msg := sprintf("%s switches seccomp off", [k8s.title(path, container)])
}

# What k8s-seccomp-annotation says is not said again.
has_annotation(container) if {
	some key in ["seccomp.security.alpha.kubernetes.io/pod", sprintf("container.seccomp.security.alpha.kubernetes.io/%v", [container.name])]
	is_profile(k8s.pod_metadata.annotations[key])
}

deny contains {"msg": "PodSecurityPolicy gives containers no seccomp profile", "path": ["metadata", "annotations", key]} if {
	is_object(k8s.psp)
	key := "seccomp.security.alpha.kubernetes.io/defaultProfileName"
	not is_profile(object.get(input, ["metadata", "annotations", key], "unconfined"))
}

is_profile(name) if name in {"runtime/default", "docker/default"}

is_profile(name) if startswith(name, "localhost/")
