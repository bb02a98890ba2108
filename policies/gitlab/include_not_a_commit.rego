# METADATA
# title: pipeline includes a version, not a commit
# description: |
#   A tag can be deleted and set anew, and with it what a pipeline runs changes. Only the
#   name of a commit, or `integrity` for a remote file, means the same for ever. For projects
#   of the same owner, whose tags are protected, a version is good enough, so this rule is
#   off by default; gitlab-include-unpinned reports what moves by design.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/pipeline_security/
# custom:
#   id: gitlab-include-not-a-commit
#   severity: note
#   tags: [supply-chain]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     include:
#       - project: platform/ci
#         file: go.yml
#         ref: v2.3.0
#   good: |
#     include:
#       - project: platform/ci
#         file: go.yml
#         ref: 08c6903cd8c0fde910a37f88322edcfb5dd907a8
package infralint.gitlab.include_not_a_commit

import data.infralint.lib.gitlab_include as inclusion

deny contains {"msg": msg, "path": ["include", i, "ref"]} if {
	some i, item in input.include
	item.project
	inclusion.is_version(item.ref)
	msg := sprintf("project %q is included from %q, which is no commit", [item.project, item.ref])
}

deny contains {"msg": msg, "path": ["include", i, "component"]} if {
	some i, item in input.include
	[name, version] := inclusion.component(item.component)
	inclusion.is_version(version)
	msg := sprintf("component %q is included as %q, which is no commit", [name, version])
}
