# METADATA
# title: image is published without a list of what is in it
# description: |
#   When a hole in a library becomes known, nobody can say which images hold it without
#   a list of their parts, and a list that is not attested may be of another image.
#
#   Make one in the same workflow and attest it: `cosign attest --type cyclonedx --predicate …`,
#   actions/attest-sbom, or `sbom: true` of docker/build-push-action.
# related_resources:
#   - ref: https://docs.sigstore.dev/cosign/signing/overview/
# custom:
#   id: gha-image-without-sbom
#   severity: note
#   tags: [supply-chain]
#   peers: ["checkov:CKV_GHA_6"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: workflow
#     words: [push]
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       image:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: |
#               docker build -t ghcr.io/octo/app:1.4 .
#               docker push ghcr.io/octo/app:1.4
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       image:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: |
#               docker build -t ghcr.io/octo/app:1.4 .
#               docker push ghcr.io/octo/app:1.4
#               cosign attest --yes --type spdxjson --predicate sbom.json ghcr.io/octo/app:1.4
package infralint.actions.image_without_sbom

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, what in workflow.published_images
	not has_evidence
	msg := sprintf("%s publishes an image without an attested list of its parts", [what])
}

has_evidence if {
	some _, step in workflow.steps
	regex.match(`\bcosign\s+attest\b|--sbom(?:=true)?\b`, step.run)
}

has_evidence if {
	some _, step in workflow.steps
	lower(split(step.uses, "@")[0]) in {"actions/attest-sbom"}
}

has_evidence if {
	some _, step in workflow.steps
	not step.with.sbom in {false, "false"}
	step.with.sbom
}
