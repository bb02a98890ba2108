# METADATA
# title: job has no timeout of its own
# description: |
#   A job that hangs holds its runner until the timeout of the project, an hour if nobody
#   changed it, and others wait for it.
#
#   Set `timeout` for the job or in `default`, a little over what it takes. This rule is off
#   unless the configuration turns it on.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/yaml/#timeout
# custom:
#   id: gitlab-job-timeout
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
#       timeout: 15m
#     test:
#       script: make test
package infralint.gitlab.job_timeout

deny contains {"msg": msg, "path": ["jobs", name]} if {
	some name, job in input.jobs
	job.script
	not job.timeout
	msg := sprintf("job %q has no timeout", [name])
}
