# METADATA
# title: CronJob catches up without limit
# description: |
#   A CronJob without `startingDeadlineSeconds` that missed more than a hundred starts, after
#   an outage of the control plane, is never started again; one that missed fewer is started late,
#   perhaps in the middle of the day.
#
#   Set `startingDeadlineSeconds`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
# custom:
#   id: k8s-cronjob-deadline
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:cronjob-has-deadline"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob]
#   bad: |
#     apiVersion: batch/v1
#     kind: CronJob
#     metadata:
#       name: clean
#     spec:
#       schedule: "*/5 * * * *"
#   good: |
#     apiVersion: batch/v1
#     kind: CronJob
#     metadata:
#       name: clean
#     spec:
#       schedule: "*/5 * * * *"
#       startingDeadlineSeconds: 120
package infralint.kubernetes.cronjob_deadline

deny contains {"msg": "CronJob has no startingDeadlineSeconds", "path": ["spec", "startingDeadlineSeconds"]} if {
	object.get(input, ["spec", "startingDeadlineSeconds"], null) == null
}
