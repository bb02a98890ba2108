# METADATA
# title: image is published without a signature
# description: |
#   Whoever gets hold of a token for the registry can push another image under the same name,
#   and nobody who pulls it can tell. A signature says which workflow built the image.
#
#   Sign it in the same workflow, with `cosign sign` or actions/attest-build-provenance,
#   and let the cluster refuse images without a signature.
# related_resources:
#   - ref: https://docs.sigstore.dev/cosign/signing/overview/
# custom:
#   id: gha-unsigned-image
#   severity: note
#   tags: [supply-chain]
#   peers: ["checkov:CKV_GHA_5"]
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
#               cosign sign --yes ghcr.io/octo/app:1.4
package infralint.actions.unsigned_image

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, what in workflow.published_images
	not has_evidence
	msg := sprintf("%s publishes an image that nothing here signs", [what])
}

has_evidence if {
	some _, step in workflow.steps
	regex.match(`\b(?:cosign|notation|podman image)\s+sign\b|\bdocker\s+trust\s+sign\b|\bgh\s+attestation\b|--sign-by\b`, step.run)
}

has_evidence if {
	some _, step in workflow.steps
	lower(split(step.uses, "@")[0]) in {"actions/attest", "actions/attest-build-provenance"}
}
