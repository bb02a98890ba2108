# METADATA
# title: apk add keeps an index that nothing reads again
# description: |
#   Without `--no-cache`, apk writes the index of the repositories to `/var/cache/apk`, and works
#   with an old one where a layer below has it. `apk update`, `--update` and `rm` do in three
#   steps what the option does in one.
#
#   Write `apk add --no-cache`. A `RUN` with a cache mounted on `/var/cache/apk` is not reported.
# related_resources:
#   - ref: https://docs.alpinelinux.org/user-handbook/0.1a/Working/apk.html
# custom:
#   id: docker-apk-cache
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3019", "trivy:DS-0025"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     RUN apk update && apk add curl && rm -rf /var/cache/apk/*
#   good: |
#     FROM alpine:3.22
#     RUN apk add --no-cache curl
package infralint.docker.apk_cache

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": "apk add keeps its index without --no-cache", "path": array.concat(path, ["commands", i])} if {
	some path, run in dockerfile.runs
	some i, command in run.commands
	command.name == "apk"
	packages.does(command, "install")
	not dockerfile.has_flag(command, {"--no-cache"}, "")
	not dockerfile.mounts_cache(run, "/var/cache/apk")
}
