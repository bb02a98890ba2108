# METADATA
# title: rules start two pipelines for one push
# description: |
#   A push to a branch with an open merge request can start two pipelines, one for the branch
#   and one for the merge request. A job whose rules let it into both runs twice, and two
#   runs of one deployment meet.
#
#   Decide in `workflow:rules` which pipelines there are, for example with
#   `if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS` and `when: never` in front of the rule
#   for branches.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/jobs/job_rules/#avoid-duplicate-pipelines
# custom:
#   id: gitlab-double-pipeline
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_GITLABCI_2"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     test:
#       script: make test
#       rules:
#         - if: $CI_PIPELINE_SOURCE == "push"
#         - if: $CI_PIPELINE_SOURCE == "merge_request_event"
#   good: |
#     workflow:
#       rules:
#         - if: $CI_PIPELINE_SOURCE == "merge_request_event"
#         - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
#           when: never
#         - if: $CI_COMMIT_BRANCH
#     test:
#       script: make test
#       rules:
#         - if: $CI_PIPELINE_SOURCE == "push"
#         - if: $CI_PIPELINE_SOURCE == "merge_request_event"
package infralint.gitlab.double_pipeline

deny contains {"msg": msg, "path": ["jobs", name, "rules"]} if {
	not has_workflow
	some name, job in input.jobs
	starts_both(job.rules)
	msg := "rules run the job twice for a push to a branch with a merge request"
}

deny contains {"msg": msg, "path": ["jobs", name, "rules", last, "when"]} if {
	not has_workflow
	some name, job in input.jobs
	last := count(job.rules) - 1
	job.rules[last] == {"when": job.rules[last].when}
	job.rules[last].when != "never"
	not starts_both(job.rules)
	not without_merge_requests(job.rules)
	msg := "rules that end in a when without a condition let the job into pipelines of branches and of merge requests alike"
}

deny contains {"msg": msg, "path": ["workflow", "rules"]} if {
	starts_both(input.workflow.rules)
	msg := "rules start two pipelines for a push to a branch with a merge request"
}

has_workflow if count(input.workflow.rules) > 0

# starts_both holds for rules of which one is for every merge request and one
# for every push, and none keeps the two apart.
starts_both(rules) if {
	some a in rules
	runs(a)
	regex.match(merge_request, a["if"])
	some b in rules
	runs(b)
	regex.match(push, b["if"])
	not apart(rules)
}

runs(rule) if object.get(rule, "when", "on_success") != "never"

merge_request := `^\s*\(?\s*\$CI_PIPELINE_SOURCE\s*==\s*["']merge_request_event["']\s*\)?\s*$|^\s*\$CI_MERGE_REQUEST_I?ID\s*$`

push := `^\s*\(?\s*\$CI_PIPELINE_SOURCE\s*==\s*["']push["']\s*\)?\s*$|^\s*\$CI_COMMIT_BRANCH\s*(?:!=\s*(?:null|""|''|\$CI_DEFAULT_BRANCH)\s*)?$`

apart(rules) if {
	some rule in rules
	contains(rule["if"], "$CI_OPEN_MERGE_REQUESTS")
}

# without_merge_requests holds for rules that keep the job out of the pipelines
# of one of the two.
without_merge_requests(rules) if {
	some rule in rules
	rule.when == "never"
	regex.match(`merge_request_event|\$CI_MERGE_REQUEST_I?ID|\$CI_OPEN_MERGE_REQUESTS|["']push["']|\$CI_COMMIT_BRANCH\b`, rule["if"])
}
