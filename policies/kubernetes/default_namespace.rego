# METADATA
# title: object goes to the namespace default
# description: |
#   What names no namespace goes wherever the caller's context points, which is the namespace
#   default on a good day. There quotas, network policies and roles of a team do not hold, and
#   applications see each other's Secrets.
#
#   Name the namespace, in the object or with kustomize's `namespace`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: k8s-default-namespace
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_21", "trivy:KSV-0110", "kube-linter:use-namespace"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ConfigMap, CronJob, DaemonSet, Deployment, DeploymentConfig, Ingress, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Role, RoleBinding, Rollout, Secret, Service, ServiceAccount, StatefulSet]
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
#       namespace: shop
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.default_namespace

deny contains {"msg": msg, "path": ["metadata", "namespace"]} if {
	namespace := object.get(input, ["metadata", "namespace"], "")
	namespace in {"", "default", null}
	msg := sprintf("%s goes to the namespace default", [input.kind])
}
