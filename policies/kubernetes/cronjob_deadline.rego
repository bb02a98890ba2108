# METADATA
# title: CronJob catches up without limit, or Job stays for ever
# description: |
#   A CronJob without `startingDeadlineSeconds` that missed more than a hundred starts, after
#   an outage of the control plane, is never started again. A Job without
#   `ttlSecondsAfterFinished` stays after it ended, with its pods and their logs, until the API
#   server is slow from thousands of them.
#
#   Set both.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
# custom:
#   id: k8s-cronjob-deadline
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:job-ttl-seconds-after-finished", "kube-score:cronjob-has-deadline"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, Job]
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
	input.kind == "CronJob"
	object.get(input, ["spec", "startingDeadlineSeconds"], null) == null
}

deny contains {"msg": "Job has no ttlSecondsAfterFinished", "path": ["spec", "ttlSecondsAfterFinished"]} if {
	input.kind == "Job"
	object.get(input, ["spec", "ttlSecondsAfterFinished"], null) == null
}
