package infralint.docker.curl_pipe_shell_test

import data.infralint.docker.curl_pipe_shell
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in curl_pipe_shell.deny} with input as file
}

piped(words) := testing.dockerfile([object.union(testing.instruction("RUN", []), {"commands": [object.union(testing.command(w), {"pipeline": 1, "stage": i}) | some i, w in words]})])

inside(words) := testing.dockerfile([object.union(testing.instruction("RUN", []), {"commands": [testing.command(words), object.union(testing.command(["curl", "x"]), {"inside": 0})]})])

test_run if {
	of(piped([["curl", "x"], ["sh"]])) == {"what curl fetches is run by sh as it comes"}
	of(piped([["wget", "-O-", "x"], ["tee", "y"], ["bash", "-s", "--", "-y"]])) == {"what wget fetches is run by bash as it comes"}
	count(of(piped([["curl", "x"], ["bash", "/dev/stdin", "-y"]]))) == 1
	count(of(piped([["curl", "x"], ["bash", "-s", "stable"]]))) == 1
	count(of(piped([["curl", "x"], ["python3.12"]]))) == 1
	count(of(inside(["eval", "$(curl x)"]))) == 1
	of(inside(["bash", "-c", "$(curl x)"])) == {"what curl fetches is run by bash as it comes"}
}

test_not_run if {
	count(of(piped([["curl", "x"], ["tar", "xz"]]))) == 0
	count(of(piped([["curl", "x"], ["python3", "-c", "import json"]]))) == 0
	count(of(piped([["curl", "x"], ["python3", "script.py"]]))) == 0
	count(of(piped([["curl", "x"], ["bash", "-n"]]))) == 0
	count(of(piped([["curl", "x"], ["gpg"], ["sh"]]))) == 0
	count(of(inside(["echo", "$(curl x)"]))) == 0
	count(of(testing.runs([["curl", "x"], ["sh", "y"]]))) == 0
}
