# METADATA
# title: package manager asks whether to go on
# description: |
#   Nobody is there to answer during a build: the package manager takes the answer as no, and
#   the build fails.
#
#   Give it `-y`, and zypper `-n`.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-assume-yes
#   severity: warning
#   tags: [correctness]
#   peers: ["hadolint:DL3014", "hadolint:DL3030", "hadolint:DL3034", "hadolint:DL3038", "trivy:DS-0021"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt-get update && apt-get install curl
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
package infralint.docker.assume_yes

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	manager := packages.of(command)
	option := asks[manager]
	acts(command)
	not agrees(manager, command)
	not answered(path, command)
	msg := sprintf("%s %s waits for an answer without %s", [manager, dockerfile.verb(command, packages.options(command)), option])
}

asks := object.union_n([
	{name: "-y" | some name in ["apt-get", "apt", "aptitude", "yum", "dnf", "dnf5", "microdnf", "tdnf"]},
	{"zypper": "-n"},
])

acts(command) if packages.does(command, "install")

acts(command) if packages.does(command, "upgrade")

acts(command) if dockerfile.verb(command, packages.options(command)) in changes[packages.of(command)]

acts(command) if packages.handles(command, {"module", "group"}, {"install", "enable", "remove", "upgrade", "switch-to"})

# changes are the other words that make the package managers ask.
changes := object.union_n([
	{name: {"remove", "purge", "build-dep"} | some name in ["apt-get", "apt", "aptitude"]},
	{name: {"remove", "erase", "groupinstall", "groupremove", "groupupdate", "downgrade", "swap"} | some name in ["yum", "dnf", "dnf5", "microdnf", "tdnf"]},
	{"zypper": {"remove", "rm", "source-install", "si", "install-new-recommends", "inr"}},
])

# With -qq apt-get takes yes for the answer; -q twice is the same.
agrees(manager, command) if {
	manager in {"apt-get", "apt", "aptitude"}
	dockerfile.has_flag(command, {"--yes", "--assume-yes", "--force-yes", "--dry-run", "--download-only", "--print-uris"}, "y")
}

agrees(manager, command) if {
	manager in {"apt-get", "apt", "aptitude"}
	some arg in command.args
	regex.match(`^-[a-zA-Z]*q[a-zA-Z]*q|^(?:-q|--quiet)=2|(?i)APT::Get::Assume-Yes`, arg)
}

agrees(manager, command) if {
	manager in {"apt-get", "apt", "aptitude"}
	count([arg | some arg in command.args; arg in {"-q", "--quiet"}]) > 1
}

# A file of the configuration may say it for all commands.
agrees(manager, _) if {
	manager in {"apt-get", "apt", "aptitude"}
	some run in dockerfile.runs
	regex.match(`(?i)APT::Get::Assume-Yes\s*\\?"?(?:1|true|yes)`, run.text)
}

agrees(manager, command) if {
	asks[manager] == "-y"
	dockerfile.has_flag(command, {"--assumeyes", "--assumeno", "--setopt=assumeyes"}, "y")
}

agrees("zypper", command) if dockerfile.has_flag(command, {"--non-interactive", "--no-confirm", "-y"}, "ny")

# answered holds where the command reads a yes from a pipe.
answered(path, command) if {
	run := dockerfile.runs[array.slice(path, 0, count(path) - 2)]
	some other in run.commands
	command.pipeline > 0
	other.pipeline == command.pipeline
	other.stage < command.stage
	says_yes(other)
}

says_yes(command) if command.name == "yes"

says_yes(command) if {
	command.name in {"echo", "printf"}
	some arg in command.args
	regex.match(`(?i)^(?:y|yes)(?:\\n)*$`, arg)
}
