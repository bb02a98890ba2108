# METADATA
# title: download is run without a look at what came
# description: |
#   What the address gives at the time of the build is run as it comes, with all rights of the
#   build. Whoever takes over the server, or the name, is in the image; a connection that
#   breaks runs half of a script.
#
#   Download a fixed version, compare its checksum, then run it: `ADD --checksum=sha256:…`, or
#   `sha256sum -c`.
# custom:
#   id: docker-curl-pipe-shell
#   severity: warning
#   tags: [security, supply-chain]
#   peers: ["scorecard:Pinned-Dependencies"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     RUN curl -sSL https://example.com/install.sh | sh
#   good: |
#     FROM alpine:3.22
#     ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/install-1.2.sh /tmp/install.sh
#     RUN sh /tmp/install.sh
package infralint.docker.curl_pipe_shell

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	is_interpreter(command)
	reads_input(command)
	some fetch in run_of(path).commands
	fetch.name in fetchers
	fetch.pipeline == command.pipeline
	command.pipeline > 0
	fetch.stage < command.stage
	not checked(run_of(path), command)
	msg := sprintf("what %s fetches is run by %s as it comes", [fetch.name, command.name])
}

deny contains {"msg": msg, "path": path} if {
	some path, fetch in dockerfile.commands
	fetch.name in fetchers
	outer := run_of(path).commands[fetch.inside]
	runs(outer)
	msg := sprintf("what %s fetches is run by %s as it comes", [fetch.name, outer.name])
}

fetchers := {"curl", "wget", "fetch", "aria2c", "http", "https"}

# is_interpreter holds for shells and languages, with or without a version: python3.12.
is_interpreter(command) if regex.match(`^(?:sh|ash|bash|dash|zsh|ksh|python|perl|ruby|node|php|deno)[0-9.]*$`, command.name)

# runs holds for what runs a text that it is given.
runs(command) if is_interpreter(command)

runs(command) if command.name in {"eval", "source", "."}

run_of(path) := dockerfile.runs[array.slice(path, 0, count(path) - 2)]

# reads_input holds for a program that is given no file and no code.
reads_input(command) if {
	not dockerfile.has_flag(command, set(), "c")
	not checks_syntax(command)
	words := [arg | some arg in command.args; not startswith(arg, "-")]
	count(words) == 0
}

reads_input(command) if {
	words := [arg | some arg in command.args; not startswith(arg, "-")]
	words[0] in {"/dev/stdin", "/proc/self/fd/0"}
}

reads_input(command) if {
	some arg in command.args
	regex.match("^-(?:[a-z]*s)?$", arg)
}

# checks_syntax holds for a shell that reads a script and runs nothing of it.
checks_syntax(command) if {
	command.name in {"sh", "bash", "ash", "dash", "zsh", "ksh"}
	dockerfile.has_flag(command, set(), "n")
}

# checked holds where a checksum or a signature is compared on the way.
checked(run, command) if {
	some other in run.commands
	other.pipeline == command.pipeline
	other.name in {"gpg", "gpgv", "cosign", "minisign"}
}
