# METADATA
# title: pipeline includes what can change without notice
# description: |
#   What is included becomes part of the pipeline and runs with its secrets. Who can change
#   the branch of the other project, the file at the address or the newest release of the
#   component changes this pipeline too, and nothing in this repository shows it.
#
#   Give `ref` a tag that is protected or a commit, components a whole version (`@1.4.2`),
#   remote files `integrity` or an address of a commit. Versions are accepted; for commits
#   only, switch on `gitlab-include-not-a-commit`.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/yaml/#include
#   - ref: https://docs.gitlab.com/ci/components/#component-versions
#   - ref: https://docs.gitlab.com/ci/pipeline_security/
# custom:
#   id: gitlab-include-unpinned
#   severity: warning
#   tags: [security, supply-chain]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     include:
#       - project: platform/ci
#         file: go.yml
#       - component: gitlab.com/components/opentofu/full-pipeline@~latest
#   good: |
#     include:
#       - project: platform/ci
#         file: go.yml
#         ref: v2.3.0
#       - component: gitlab.com/components/opentofu/full-pipeline@2.1.0
package infralint.gitlab.include_unpinned

import data.infralint.lib.gitlab_include as inclusion

deny contains {"msg": msg, "path": ["include", i, "project"]} if {
	some i, item in input.include
	item.project
	not item.ref
	msg := sprintf("project %q is included without ref, which means its default branch", [item.project])
}

deny contains {"msg": msg, "path": ["include", i, "ref"]} if {
	some i, item in input.include
	item.project
	inclusion.is_branch(item.ref)
	msg := sprintf("project %q is included from %q, which moves", [item.project, item.ref])
}

deny contains {"msg": msg, "path": ["include", i, "remote"]} if {
	some i, item in input.include
	item.remote
	not item.integrity
	not inclusion.is_fixed_address(item.remote)
	msg := sprintf("%s is included without integrity", [item.remote])
}

deny contains {"msg": msg, "path": ["include", i, "component"]} if {
	some i, item in input.include
	[name, version] := inclusion.component(item.component)
	inclusion.is_moving_version(version)
	msg := sprintf("component %q is included as %q, which moves", [name, version])
}
