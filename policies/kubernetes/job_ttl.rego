# METADATA
# title: Job stays for ever after it ended
# description: |
#   A Job without `ttlSecondsAfterFinished` stays after it ended, with its pods and their logs,
#   until the API server is slow from thousands of them. In a CronJob it is the other way round:
#   there `successfulJobsHistoryLimit` keeps the last few, and a time to live removes them before
#   anybody looks.
#
#   Set it on Jobs, and leave it out in CronJobs.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
# custom:
#   id: k8s-job-ttl
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:job-ttl-seconds-after-finished"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, Job]
#   bad: |
#     apiVersion: batch/v1
#     kind: Job
#     metadata:
#       name: migrate
#     spec:
#       backoffLimit: 1
#   good: |
#     apiVersion: batch/v1
#     kind: Job
#     metadata:
#       name: migrate
#     spec:
#       ttlSecondsAfterFinished: 3600
package infralint.kubernetes.job_ttl

deny contains {"msg": "Job has no ttlSecondsAfterFinished", "path": ["spec", "ttlSecondsAfterFinished"]} if {
	input.kind == "Job"
	object.get(input, ["spec", "ttlSecondsAfterFinished"], null) == null
}

deny contains {"msg": "Jobs of a CronJob are removed by its history limits, not by a time to live", "path": path} if {
	input.kind == "CronJob"
	path := ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]
	object.get(input, path, null) != null
}
