# METADATA
# title: volume is of a type that reaches outside of the cluster
# description: |
#   Volumes of certain types name a server, a disk or a path directly, past the
#   administrators who decide about storage: an attacker who may create pods mounts what the
#   node can reach. The restricted Pod Security Standard allows configMap, csi,
#   downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected and secret.
#
#   Use a PersistentVolumeClaim.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-volume-types
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0028"]
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
#
#       volumes:
#         - name: data
#           nfs:
#             server: nfs.example.com
#             path: /data
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#
#       volumes:
#         - name: data
#           persistentVolumeClaim:
#             claimName: data
package infralint.kubernetes.volume_types

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["volumes", i, type])} if {
	some i, volume in k8s.pod.volumes
	some type, source in volume
	not type in restricted
	source != null
	msg := sprintf("%s is of type %s", [k8s.volume_title(volume), type])
}

restricted := {
	"name",
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret",
}
