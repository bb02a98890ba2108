# METADATA
# title: Windows container runs on the node itself
# description: |
#   A HostProcess container is no container: its processes run on the Windows node with the
#   rights of the account that is named, usually SYSTEM, and see its files, network and
#   devices. Whoever gets in has the node.
#
#   Only agents that administer nodes need it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-process
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0103"]
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
#       os:
#         name: windows
#       hostNetwork: true
#       securityContext:
#         windowsOptions:
#           hostProcess: true
#           runAsUserName: 'NT AUTHORITY\SYSTEM'
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       os:
#         name: windows
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.host_process

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod runs as processes of the Windows node", "path": array.concat(k8s.pod_path, ["securityContext", "windowsOptions", "hostProcess"])} if {
	k8s.pod.securityContext.windowsOptions.hostProcess == true
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "windowsOptions", "hostProcess"])} if {
	some path, container in k8s.containers
	container.securityContext.windowsOptions.hostProcess == true
	msg := sprintf("%s runs as a process of the Windows node", [k8s.title(path, container)])
}
