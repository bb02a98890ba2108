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
#   peers: ["hadolint:DL3009", "hadolint:DL3032", "hadolint:DL3036", "hadolint:DL3040", "hadolint:DL3042", "hadolint:DL3060", "trivy:DS-0015", "trivy:DS-0019", "trivy:DS-0020", "trivy:DS-0027"]
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
	manager := title(command)
	fills(manager, command)
	folders := caches[manager]
	not cleaned(run, manager, folders)
	not off(run, command, input.stages[at[1]])
	msg := sprintf("%s leaves %s in the image", [command.name, folders[0]])
}

# caches are the folders in which the package managers keep what they fetched: the
# first, and those of other releases or users.
caches := object.union_n([
	{name: ["/var/lib/apt/lists"] | some name in ["apt-get", "apt", "aptitude"]},
	{name: ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"] | some name in ["dnf", "dnf5", "microdnf"]},
	{
		"yum": ["/var/cache/yum", "/var/cache/dnf"],
		"tdnf": ["/var/cache/tdnf"],
		"zypper": ["/var/cache/zypp"],
		"pip": ["~/.cache/pip"],
		"yarn": ["/usr/local/share/.cache/yarn", "~/.cache/yarn", "~/.yarn"],
	},
])

# fills holds for a command that puts something there.
fills(manager, command) if {
	manager in {"apt-get", "apt", "aptitude"}
	packages.does(command, "update")
}

fills(manager, command) if {
	not manager in {"apt-get", "apt", "aptitude", "yarn"}
	packages.does(command, "install")
}

fills("yarn", command) if dockerfile.verb(command, set()) in {"install", "add", "global", "upgrade"}

fills("yarn", command) if {
	count(dockerfile.operands(command, set())) == 0
	not dockerfile.has_flag(command, {"--version", "--help"}, "vh")
}

# cleaned holds for a RUN that does not keep the folders.
cleaned(run, _, folders) if {
	some folder in folders
	dockerfile.mounts_cache(run, folder)
}

cleaned(run, _, folders) if {
	some folder in folders
	dockerfile.removes(run, folder)
}

cleaned(run, manager, _) if {
	some other in run.commands
	title(other) == manager
	some arg in other.args
	arg in cleans[manager]
}

cleans := object.union_n([
	{name: {"clean", "cc"} | some name in ["yum", "dnf", "dnf5", "microdnf", "tdnf", "zypper", "yarn"]},
	{name: {"distclean", "dist-clean"} | some name in ["apt-get", "apt", "aptitude"]},
	{"pip": {"purge"}},
])

# title is the package manager that a command is.
title(command) := packages.of(command)

title(command) := "yarn" if command.name == "yarn"

# off holds for pip that is told to keep nothing.
off(_, command, _) if {
	packages.of(command) == "pip"
	dockerfile.has_flag(command, {"--no-cache-dir", "--cache-dir"}, "")
}

off(_, command, _) if is_on(command.env.PIP_NO_CACHE_DIR)

off(run, _, _) if {
	some other in run.commands
	other.name == "export"
	some arg in other.args
	startswith(arg, "PIP_NO_CACHE_DIR=")
	is_on(trim_prefix(arg, "PIP_NO_CACHE_DIR="))
}

off(_, _, stage) if {
	some value in dockerfile.environment(stage, "PIP_NO_CACHE_DIR")
	is_on(value)
}

is_on(value) if not lower(value) in {"0", "false", "no", "off", ""}
