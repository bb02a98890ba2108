# METADATA
# title: stages, instructions and commands of Dockerfiles
# description: |
#   Says which instructions a Dockerfile has and where, what its final image is made of, and
#   what the programs that RUN starts are told to do.
package infralint.lib.dockerfile

# final is the stage that is built unless something else is asked for.
final := input.stages[count(input.stages) - 1]

# instructions are those of all stages by path, with what ONBUILD keeps for later.
# This and what follows are comprehensions, since a rule for each key takes the
# square of the time.
instructions := object.union(
	{["stages", s, "instructions", i]: instruction |
		some s, stage in input.stages
		some i, instruction in stage.instructions
	},
	{["stages", s, "instructions", i, "trigger"]: instruction.trigger |
		some s, stage in input.stages
		some i, instruction in stage.instructions
	},
)

# runs are the instructions RUN by path.
runs := {path: run | some path, run in instructions; run.name == "RUN"}

# commands are what RUN starts, by path.
commands := {array.concat(at, ["commands", i]): command |
	some at, run in runs
	some i, command in run.commands
}

# last gives the path of the last instruction of a name that counts for the final
# image: of the final stage or, where it has none, of the nearest one that it is
# built on. Undefined where there is none.
last(name) := ["stages", stage, "instructions", max(found)] if {
	stages := [s | some s in final.lineage; has(s, name)]
	stage := stages[0]
	found := {i | some i, instruction in input.stages[stage].instructions; instruction.name == name}
}

has(stage, name) if {
	some instruction in input.stages[stage].instructions
	instruction.name == name
}

# base is the image that a stage is built on in the end; undefined where it cannot
# be known.
base(stage) := input.stages[stage.lineage[count(stage.lineage) - 1]].image

# is_windows holds for stages of images of Windows.
is_windows(stage) if regex.match(`(?i)/windows|nanoserver|servercore`, base(stage))

# has_flag holds for a command with one of these long options, or with one of
# these letters among its short ones.
has_flag(command, long, letters) if {
	some arg in command.args
	split(arg, "=")[0] in long
}

has_flag(command, long, letters) if {
	letters != ""
	some arg in command.args
	regex.match(sprintf("^-[a-zA-Z0-9]*[%s]", [letters]), arg)
}

# operands are the words of a command that are neither options nor values of
# options, by index. Valued are the options whose value is the next word.
operands(command, valued) := {i: arg |
	some i, arg in command.args
	not startswith(arg, "-")
	not is_value(command, i, valued)
}

is_value(command, i, valued) if command.args[i - 1] in valued

# verb is the first operand: install of apt-get install; "" where there is none.
verb(command, valued) := command.args[min(object.keys(operands(command, valued)))]

# behind are the operands behind the first n, by index.
behind(command, valued, n) := {i: arg |
	words := operands(command, valued)
	order := sort([k | some k, _ in words])
	some at, i in order
	at >= n
	arg := words[i]
}

# is_known holds for a word without anything that only a running shell knows.
is_known(word) if not regex.match("[$`]", word)

# mounts_cache holds for a RUN with a cache, or a file system that is not kept, on
# a folder, or above or below it.
mounts_cache(run, folder) if {
	some mount in run.flags.mount
	fields := split(mount, ",")
	some type in ["type=cache", "type=tmpfs"]
	type in fields
	some field in fields
	[key, target] := split(field, "=")
	key in {"target", "dst", "destination"}
	reaches(target, folder)
}

# removes holds for a RUN that deletes a folder, one above it, or what is in it.
removes(run, folder) if {
	some command in run.commands
	command.name in {"rm", "find"}
	some arg in command.args
	reaches(arg, folder)
}

# reaches holds for a path, in which the shell may have something to fill in, that
# is a folder, or above or below it: /var/lib/{apt,dpkg} and /var/lib/apt/lists/*
# for /var/lib/apt/lists. The folder of the user is ~.
reaches(path, folder) if startswith(home(path), concat("", [folder, "/"]))

reaches(path, folder) if {
	parts := split(folder, "/")
	some n in numbers.range(2, count(parts))
	pattern := strings.replace_n({".": `\.`, "+": `\+`, "$": `\$`, "?": "[^/]", "*": "[^/]*", "{": "(?:", ",": "|", "}": ")"}, trim_suffix(home(path), "/"))
	regex.match(sprintf("^(?:%s)$", [pattern]), concat("/", array.slice(parts, 0, n)))
}

home(path) := regex.replace(path, `^(?:\$HOME|\$\{HOME\}|/root|/home/[^/]+)(/|$)`, "~$1")

# environment gives the values that ENV or ARG set under a name, in any stage
# that the given one is built on.
environment(stage, name) := {pair.value |
	some s in stage.lineage
	some instruction in input.stages[s].instructions
	instruction.name in {"ENV", "ARG"}
	some pair in instruction.pairs
	pair.name == name
}
