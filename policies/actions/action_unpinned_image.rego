# METADATA
# title: image of an action moves
# description: |
#   Whoever pins a Docker action to a commit still runs whatever `latest` points to today. The
#   code that runs is that of the image, not that of the repository.
#
#   Name a version, better with its digest, which action-image-digest asks for:
#   `docker://ghcr.io/octo/tool:1.4@sha256:…`. An action that is built from its own Dockerfile
#   is not reported.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsimage
# custom:
#   id: action-unpinned-image
#   severity: warning
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-images", "poutine:unpinnable_action"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: action
#   bad: |
#     name: tool
#     description: Runs the tool.
#     runs:
#       using: docker
#       image: docker://ghcr.io/octo/tool:latest
#   good: |
#     name: tool
#     description: Runs the tool.
#     runs:
#       using: docker
#       image: docker://ghcr.io/octo/tool:1.4@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
package infralint.actions.action_unpinned_image

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["runs", "image"]} if {
	msg := sprintf("action %s", [workflow.moving_image(input.runs.image)])
}

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.image_uses
	msg := sprintf("step %s", [workflow.moving_image(uses)])
}
