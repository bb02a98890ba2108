# METADATA
# title: job goes on when a newer pipeline makes it useless
# description: |
#   Jobs that do not say `interruptible` keep their runner when a newer push has started
#   another pipeline for the same branch.
#
#   Set `interruptible: true` in `default`, and false for jobs that must not be cut off, such
#   as deployments. This rule is off unless the configuration turns it on.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/yaml/#interruptible
# custom:
#   id: gitlab-job-not-interruptible
#   severity: note
#   tags: [reliability]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     test:
#       script: make test
#   good: |
#     default:
#       interruptible: true
#     test:
#       script: make test
package infralint.gitlab.job_not_interruptible

deny contains {"msg": msg, "path": ["jobs", name]} if {
	some name, job in input.jobs
	job.script
	not is_boolean(object.get(job, "interruptible", null))
	msg := sprintf("job %q does not say whether it can be interrupted", [name])
}
