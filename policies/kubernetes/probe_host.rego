# METADATA
# title: probe or hook calls another host
# description: |
#   A probe with `host` makes the kubelet of the node send requests to any address that the
#   node reaches, the metadata service of the cloud and the loopback address of the node among
#   them, and report whether they succeeded. That the pod itself is well, it does not say.
#
#   The loopback address is that of the pod only in the network of the node, where it is not
#   reported.
#
#   Remove `host`: probes and hooks go to the pod. A name for the server belongs into
#   `httpHeaders` as Host.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-probe-host
#   severity: warning
#   tags: [security]
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
#           livenessProbe:
#             httpGet: {path: /, port: 80, host: 169.254.169.254}
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           livenessProbe:
#             httpGet: {path: /, port: 8080}
package infralint.kubernetes.probe_host

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": message(path, container, at, host), "path": array.concat(path, array.concat(at, ["host"]))} if {
	some path, container in k8s.containers
	some probe in ["livenessProbe", "readinessProbe", "startupProbe"]
	handler := container[probe]
	some how in ["httpGet", "tcpSocket"]
	host := handler[how].host
	not host in {"", null}
	not is_own(host)
	not regex.match(`[$<]|\{\{|__`, host)
	at := [probe, how]
}

deny contains {"msg": message(path, container, at, host), "path": array.concat(path, array.concat(at, ["host"]))} if {
	some path, container in k8s.containers
	some hook in ["postStart", "preStop"]
	handler := container.lifecycle[hook]
	some how in ["httpGet", "tcpSocket"]
	host := handler[how].host
	not host in {"", null}
	at := ["lifecycle", hook, how]
}

message(path, container, at, host) := sprintf("%s of %s calls %s, not the pod", [concat(".", at), k8s.title(path, container), host])

# is_own holds for the loopback address of a pod in the network of the node,
# which is that of the pod.
is_own(host) if {
	k8s.pod.hostNetwork == true
	host in {"127.0.0.1", "::1", "localhost"}
}
