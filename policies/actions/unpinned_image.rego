# METADATA
# title: container image of a workflow is not pinned
# description: |
#   An image whose tag moves runs code that nobody looked at, in a job that has a token for
#   the repository and perhaps secrets. It also breaks builds that nobody changed.
#
#   Give containers of jobs and services, and images that are used as actions (`docker://`), a
#   version, better a digest: gha-image-digest asks for that. An image that the matrix names
#   is looked up there; those that other expressions name are not judged.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: gha-unpinned-image
#   severity: warning
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-images", "ghalint:007", "scorecard:Pinned-Dependencies"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#     words: [container, services, docker://]
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       test:
#         runs-on: ubuntu-24.04
#         container: node:latest
#         steps:
#           - run: npm test
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       test:
#         runs-on: ubuntu-24.04
#         container: node:24.4.1
#         steps:
#           - run: npm test
package infralint.actions.unpinned_image

import data.infralint.lib.image
import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some found in workflow.image_values
	path := found.path
	problem := image.moves(found.image)
	msg := sprintf("%s uses image %q%s", [found.title, found.image, problem])
}

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.image_uses
	msg := sprintf("step %s", [workflow.moving_image(uses)])
}
