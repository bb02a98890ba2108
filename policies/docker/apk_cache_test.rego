package infralint.docker.apk_cache_test

import data.infralint.docker.apk_cache
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in apk_cache.deny} with input as file
}

test_apk if {
	of(testing.runs([["apk", "add", "curl"]])) == {"apk add keeps its index without --no-cache"}
	count(of(testing.runs([["apk", "add", "--no-cache", "curl"], ["apk", "update"], ["pip", "install", "a"]]))) == 0
	mounted := object.union(testing.instruction("RUN", []), {"commands": [testing.command(["apk", "add", "a"])], "flags": {"mount": ["type=cache,target=/var/cache/apk"]}})
	count(of(testing.dockerfile([mounted]))) == 0
}
