# METADATA
# title: image of a job or a service has no fixed version
# description: |
#   A tag that moves runs code that nobody looked at, in a job that has a token for the
#   project and perhaps secrets. It also breaks pipelines that nobody changed.
#
#   Give images a version, better a digest. Images that a variable names are not judged.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/docker/using_docker_images/
# custom:
#   id: gitlab-image-latest
#   severity: warning
#   tags: [supply-chain, reliability]
#   peers: ["checkov:CKV_GITLABCI_3"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     test:
#       image: node:latest
#       script: npm test
#   good: |
#     test:
#       image: node:24.4.1
#       script: npm test
package infralint.gitlab.image_latest

import data.infralint.lib.gitlab
import data.infralint.lib.image

deny contains {"msg": msg, "path": path} if {
	some path, name in gitlab.images
	problem := image.moves(name)
	msg := sprintf("image %q%s", [name, problem])
}

deny contains {"msg": msg, "path": path} if {
	some path, name in gitlab.services
	problem := image.moves(name)
	msg := sprintf("service %q%s", [name, problem])
}
