package infralint.docker.wget_progress_test

import data.infralint.docker.wget_progress
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in wget_progress.deny} with input as file
}

test_progress if {
	count(of(testing.runs([["wget", "x"]]))) == 1
	count(of(testing.runs([["wget", "-q", "x"], ["wget", "-nv", "x"], ["wget", "-nvO", "a", "x"], ["wget", "--progress=dot:giga", "x"], ["wget", "--version"]]))) == 0
}
