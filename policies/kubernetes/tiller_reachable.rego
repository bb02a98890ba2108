# METADATA
# title: Tiller listens for the whole cluster
# description: |
#   Tiller, the server of Helm 2, asks nobody who he is. Unless it listens on the loopback address
#   alone, every pod of the cluster installs what it likes through it, as cluster-admin.
#
#   Use Helm 3, which needs no server. As long as Tiller runs, start it with
#   `--listen=localhost:44134`.
# related_resources:
#   - ref: https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: k8s-tiller-reachable
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_45"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: tiller-deploy
#     spec:
#       template:
#         spec:
#           containers:
#             - name: tiller
#               image: gcr.io/kubernetes-helm/tiller:v2.17.0
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: tiller-deploy
#     spec:
#       template:
#         spec:
#           containers:
#             - name: tiller
#               image: gcr.io/kubernetes-helm/tiller:v2.17.0
#               args: ["--listen=localhost:44134"]
package infralint.kubernetes.tiller_reachable

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["args"])} if {
	some path, container in k8s.containers
	regex.match(`(?:^|/)tiller(?:[:@]|$)`, container.image)
	not is_local(container)
	msg := sprintf("%s listens for every pod of the cluster", [k8s.title(path, container)])
}

is_local(container) if {
	some list in ["args", "command"]
	some word in container[list]
	regex.match(`(?:^|\s)--?listen[= ]?(?:localhost|127\.0\.0\.1|\[::1\]):`, word)
}

is_local(container) if {
	some i, word in container.args
	word in {"-listen", "--listen"}
	regex.match(`^(?:localhost|127\.0\.0\.1|\[::1\]):`, container.args[i + 1])
}
