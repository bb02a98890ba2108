# METADATA
# title: image does not say which user it runs as
# description: |
#   Without `USER` the program runs as the user of the base image, which is root for nearly all
#   of them. Whoever takes over the program is root in the container.
#
#   End with a `USER` that is not root, by its number if Kubernetes is to check it with
#   `runAsNonRoot`. Images that are known to come with a user of their own are not reported, nor
#   is one on `scratch` without a program: nothing runs there, it only hands out files.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: docker-no-user
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_DOCKER_3", "trivy:DS-0002"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     CMD ["app"]
#   good: |
#     FROM alpine:3.22
#     USER 65532
#     CMD ["app"]
package infralint.docker.no_user

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": ["stages", stage.index]} if {
	stage := dockerfile.final
	not dockerfile.last("USER")
	not dockerfile.is_windows(stage)
	base := dockerfile.base(stage)
	not brings_user(base)
	not only_files(base)
	msg := sprintf("nothing sets a USER, so that the image runs as %s", [user(base)])
}

user("scratch") := "root"

user(base) := sprintf("that of %q, most likely root", [base]) if base != "scratch"

brings_user(ref) if regex.match(`(?i)nonroot|non-root|rootless|unprivileged|^cgr\.dev/|^dhi\.io/|chainguard|bitnami|/paketobuildpacks/|\$`, ref)

only_files("scratch") if {
	not dockerfile.last("CMD")
	not dockerfile.last("ENTRYPOINT")
}
