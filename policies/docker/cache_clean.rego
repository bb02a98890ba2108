# METADATA
# title: package manager leaves its cache in the image
# description: |
#   Downloaded packages and lists stay in the layer, though nothing reads them any more. A later
#   `RUN` that removes them makes the image no smaller.
#
#   Remove them in the same `RUN`, tell the package manager not to keep them, or mount a cache:
#   `RUN --mount=type=cache,target=…`. Stages that the final image is not built on are not
#   reported.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-cache-clean
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3009", "hadolint:DL3019", "hadolint:DL3032", "hadolint:DL3036", "hadolint:DL3040", "hadolint:DL3042", "hadolint:DL3060", "trivy:DS-0015", "trivy:DS-0019", "trivy:DS-0020", "trivy:DS-0025", "trivy:DS-0027"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
package infralint.docker.cache_clean

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": array.concat(at, ["commands", i])} if {
	some at, run in dockerfile.runs
	at[1] in dockerfile.final.lineage
	some i, command in run.commands
	folder := kept(run, command, input.stages[at[1]])
	not dockerfile.mounts_cache(run, folder)
	not dockerfile.removes(run, sprintf("^%s(?:/|$|\\*)", [folder]))
	msg := sprintf("%s leaves %s in the image", [command.name, folder])
}

# kept gives the folder that a command fills.
kept(_, command, _) := "/var/lib/apt/lists" if {
	command.name in {"apt-get", "apt", "aptitude"}
	packages.does(command, "update")
}

kept(_, command, _) := "/var/cache/apk" if {
	command.name == "apk"
	packages.does(command, "install")
	not dockerfile.has_flag(command, {"--no-cache"}, "")
}

kept(run, command, _) := folder if {
	folder := {"yum": "/var/cache/yum", "dnf": "/var/cache/dnf", "dnf5": "/var/cache/libdnf5", "microdnf": "/var/cache/yum", "tdnf": "/var/cache/tdnf", "zypper": "/var/cache/zypp"}[command.name]
	packages.does(command, "install")
	not cleans(run, command.name)
}

kept(_, command, stage) := "/root/.cache/pip" if {
	packages.of(command) == "pip"
	packages.does(command, "install")
	not dockerfile.has_flag(command, {"--no-cache-dir", "--cache-dir"}, "")
	not off(command, stage, "PIP_NO_CACHE_DIR")
}

kept(run, command, _) := "/usr/local/share/.cache/yarn" if {
	command.name == "yarn"
	fills(command)
	not yarn_cleaned(run)
}

fills(command) if dockerfile.verb(command, set()) in {"install", "add", "global", "upgrade"}

fills(command) if {
	count(dockerfile.operands(command, set())) == 0
	not dockerfile.has_flag(command, {"--version", "--help"}, "vh")
}

cleans(run, manager) if {
	some other in run.commands
	other.name == manager
	some arg in other.args
	arg in {"clean", "cc"}
}

yarn_cleaned(run) if {
	some other in run.commands
	other.name == "yarn"
	"cache" in other.args
	"clean" in other.args
}

# off holds for a variable that switches a cache off, any value but a no.
off(command, _, name) if is_on(command.env[name])

off(_, stage, name) if {
	some value in dockerfile.environment(stage, name)
	is_on(value)
}

is_on(value) if not lower(value) in {"0", "false", "no", "off", ""}
