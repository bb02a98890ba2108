# METADATA
# title: AppArmor is switched off
# description: |
#   The AppArmor profile of the container runtime forbids what no application does: writing
#   to /proc and /sys, mounting file systems, tracing other processes. Many escapes from
#   containers need one of these. `Unconfined` takes the profile away.
#
#   Remove the field or name a profile.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   id: k8s-apparmor
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0002"]
#   since: 0.1.0
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
#           securityContext:
#             appArmorProfile:
#               type: Unconfined
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
#             appArmorProfile:
#               type: RuntimeDefault
package infralint.kubernetes.apparmor

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "AppArmor is switched off for the pod", "path": array.concat(k8s.pod_path, ["securityContext", "appArmorProfile", "type"])} if {
	k8s.pod.securityContext.appArmorProfile.type == "Unconfined"
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "appArmorProfile", "type"])} if {
	some path, container in k8s.containers
	container.securityContext.appArmorProfile.type == "Unconfined"
	msg := sprintf("AppArmor is switched off for %s", [k8s.title(path, container)])
}

# The annotation that went before the field, and still works.
deny contains {"msg": msg, "path": array.concat(k8s.pod_metadata_path, ["annotations", key])} if {
	some key, "unconfined" in k8s.pod_metadata.annotations
	startswith(key, "container.apparmor.security.beta.kubernetes.io/")
	msg := sprintf("AppArmor is switched off for container %q", [split(key, "/")[1]])
}

deny contains {"msg": msg, "path": array.concat(k8s.pod_metadata_path, ["annotations", key])} if {
	some key, profile in k8s.pod_metadata.annotations
	startswith(key, "container.apparmor.security.beta.kubernetes.io/")
	not regex.match(`^(?:runtime/default|localhost/.*|unconfined|)$|[$<]|\{\{`, profile)
	msg := sprintf("AppArmor profile %q of container %q is neither runtime/default nor localhost/…", [profile, split(key, "/")[1]])
}
