package infralint.docker.wget_and_curl_test

import data.infralint.docker.wget_and_curl
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in wget_and_curl.deny} with input as file
}

test_both if {
	count(of(testing.runs([["wget", "a"], ["curl", "b"]]))) == 1
	count(of(testing.runs([["wget", "a"], ["wget", "b"]]))) == 0
}
