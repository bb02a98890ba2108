# METADATA
# title: image of an action has no digest
# description: |
#   Whoever pins a Docker action to a commit still runs whatever its tag points to today. The
#   code that runs is that of the image, not that of the repository.
#
#   Name the digest: `docker://ghcr.io/octo/tool:1.4@sha256:…`. An action that is built from
#   its own Dockerfile is not reported; one without a version is by action-unpinned-image.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsimage
# custom:
#   id: action-image-digest
#   severity: note
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-images", "poutine:unpinnable_action"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: action
#   bad: |
#     name: tool
#     description: Runs the tool.
#     runs:
#       using: docker
#       image: docker://ghcr.io/octo/tool:1.4
#   good: |
#     name: tool
#     description: Runs the tool.
#     runs:
#       using: docker
#       image: docker://ghcr.io/octo/tool:1.4@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
package infralint.actions.action_image_digest

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["runs", "image"]} if {
	msg := sprintf("action %s", [workflow.versioned_image(input.runs.image)])
}

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.image_uses
	msg := sprintf("step %s", [workflow.versioned_image(uses)])
}
