package infralint.docker.cache_clean_test

import data.infralint.docker.cache_clean
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in cache_clean.deny} with input as file
}

test_kept if {
	of(testing.runs([["apt-get", "update"], ["apt-get", "install", "-y", "curl"]])) == {"apt-get leaves /var/lib/apt/lists in the image"}
	of(testing.runs([["dnf", "install", "-y", "curl"]])) == {"dnf leaves /var/cache/dnf in the image"}
	of(testing.runs([["pip", "install", "flask"]])) == {"pip leaves ~/.cache/pip in the image"}
	count(of(testing.runs([["yarn"]]))) == 1
	of(testing.runs([["yarn", "install"]])) == {"yarn leaves /usr/local/share/.cache/yarn in the image"}
}

test_not_kept if {
	every commands in [
		[["apt-get", "update"], ["apt-get", "install", "-y", "curl"], ["rm", "-rf", "/var/lib/apt/lists/*"]],
		[["apt-get", "install", "-y", "curl"]],
		[["apk", "add", "curl"]],
		[["apt-get", "update"], ["apt-get", "distclean"]],
		[["pip", "install", "flask"], ["python", "-m", "pip", "cache", "purge"]],
		[["export", "A=b", "PIP_NO_CACHE_DIR=1"], ["pip", "install", "flask"]],
		[["pip", "install", "flask"], ["rm", "-rf", "/root/.cache"]],
		[["dnf", "install", "-y", "curl"], ["dnf", "clean", "all"]],
		[["pip", "install", "--no-cache-dir", "flask"]],
		[["yarn", "install"], ["yarn", "cache", "clean"]],
		[["yarn", "build"], ["yarn", "--version"]],
	] {
		count(of(testing.runs(commands))) == 0
	}
}

test_mounted if {
	r := object.union(run(testing.command(["dnf", "install", "a"])), {"flags": {"mount": ["type=cache,target=/var/cache/libdnf5"]}})
	count(of(testing.dockerfile([r]))) == 0
}

run(command) := object.union(testing.instruction("RUN", []), {"commands": [command]})

test_variables if {
	env := object.union(testing.instruction("ENV", []), {"pairs": [{"name": "PIP_NO_CACHE_DIR", "value": "1"}]})
	pip := testing.command(["pip", "install", "flask"])
	count(of(testing.dockerfile([env, run(pip)]))) == 0
	count(of(testing.dockerfile([run(object.union(pip, {"env": {"PIP_NO_CACHE_DIR": "on"}}))]))) == 0
	count(of(testing.dockerfile([run(object.union(pip, {"env": {"PIP_NO_CACHE_DIR": "0"}}))]))) == 1
}
