package infralint.lib.dockerfile_test

import data.infralint.lib.dockerfile
import data.infralint.lib.testing

run(script) := object.union(testing.instruction("RUN", []), {"commands": [testing.command(script)]})

two := {"stages": [
	{"index": 0, "image": "golang:1.25", "lineage": [0], "instructions": [
		testing.instruction("FROM", ["golang:1.25"]),
		testing.instruction("USER", ["a"]),
		testing.instruction("USER", ["b"]),
		object.union(testing.instruction("ENV", []), {"pairs": [{"name": "A", "value": "1"}]}),
	]},
	{"index": 1, "lineage": [1, 0], "instructions": [
		testing.instruction("FROM", ["build"]),
		object.union(testing.instruction("ONBUILD", []), {"trigger": run(["a"])}),
		run(["b", "c"]),
	]},
]}

test_instructions if {
	count(dockerfile.instructions) == 8 with input as two
	dockerfile.runs[["stages", 1, "instructions", 1, "trigger"]] with input as two
	dockerfile.commands[["stages", 1, "instructions", 2, "commands", 0]].name == "b" with input as two
}

test_last if {
	dockerfile.last("USER") == ["stages", 0, "instructions", 2] with input as two
	dockerfile.last("FROM") == ["stages", 1, "instructions", 0] with input as two
	not dockerfile.last("CMD") with input as two
	dockerfile.base(two.stages[1]) == "golang:1.25" with input as two
	dockerfile.environment(two.stages[1], "A") == {"1"} with input as two
}

test_windows if {
	stage := {"index": 0, "image": "mcr.microsoft.com/windows/nanoserver:ltsc2025", "lineage": [0]}
	dockerfile.is_windows(stage) with input as {"stages": [stage]}
	not dockerfile.is_windows(two.stages[0]) with input as two
}

test_flags if {
	c := testing.command(["tar", "-xzf", "a", "--strip-components=1"])
	dockerfile.has_flag(c, {"--strip-components"}, "")
	dockerfile.has_flag(c, set(), "z")
	not dockerfile.has_flag(c, {"--gzip"}, "j")
}

test_operands if {
	c := testing.command(["apt-get", "-t", "sid", "-y", "install", "a", "b"])
	dockerfile.verb(c, {"-t"}) == "install"
	dockerfile.behind(c, {"-t"}, 1) == {4: "a", 5: "b"}
	dockerfile.operands(testing.command(["ls"]), set()) == {}
	dockerfile.is_known("a")
	not dockerfile.is_known("a$B")
}

mounting(mounts) := object.union(testing.instruction("RUN", []), {"flags": {"mount": mounts}})

test_caches if {
	r := mounting(["type=cache,target=/root/.cache/", "type=tmpfs,dst=/tmp", "type=secret,id=x"])
	dockerfile.mounts_cache(r, "~/.cache/pip")
	dockerfile.mounts_cache(r, "/tmp/x")
	dockerfile.mounts_cache(mounting(["type=cache,destination=/home/app/.cache/yarn/v6"]), "~/.cache/yarn")
	not dockerfile.mounts_cache(r, "/var/cache/apk")
	not dockerfile.mounts_cache(run(["a"]), "/root")
}

test_removes if {
	every path in ["/var/lib/apt/lists", "/var/lib/apt/lists/*", "/var/lib/apt/", "/var/lib/{apt,dpkg}", "/var/lib/apt/lists/partial", "/var/lib/*"] {
		dockerfile.removes(run(["rm", "-rf", path]), "/var/lib/apt/lists")
	}
	every path in ["/var/cache/apt", "/var/lib/apt/listsx", "lists", "/var/lib/{apt", "*", "-rf"] {
		not dockerfile.removes(run(["rm", "-rf", path]), "/var/lib/apt/lists")
	}
	not dockerfile.removes(run(["ls", "/var/lib/apt/lists"]), "/var/lib/apt/lists")
	every path in ["~/.cache", "$HOME/.cache/pip", "${HOME}/.cache/*", "/home/app/.cache/pip/http"] {
		dockerfile.removes(run(["rm", "-rf", path]), "~/.cache/pip")
	}
}
