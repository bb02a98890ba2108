package infralint.helm.dependency_unpinned_test

import data.infralint.helm.dependency_unpinned

of(doc) := {m.msg | some m in found} if {
	found := dependency_unpinned.deny with input as doc
}

chart(version) := {"dependencies": [{"name": "redis", "version": version, "repository": "https://charts.example.com"}]}

test_range if {
	every version in ["^21.0.0", "~1.2", "1.x", ">= 1.0.0", "*", "1.2"] {
		of({"chart": chart(version)}) == {sprintf(`dependency "redis" takes any version %q, and there is no Chart.lock`, [version])}
	}
	of({"chart": {"dependencies": [{"name": "a", "repository": "oci://x"}]}}) == {`dependency "a" has no version, and there is no Chart.lock`}
}

test_fixed if {
	every version in ["21.0.3", "v1.0.0", "=1.0.0", "1.0.0-rc.1+x", "${VERSION}"] {
		of({"chart": chart(version)}) == set()
	}
	of({"chart": chart("^1.0.0"), "lock": {"dependencies": []}}) == set()
	of({"chart": {"dependencies": [{"name": "a", "version": "*", "repository": "file://../a"}, {"name": "b", "version": "*"}]}}) == set()
}
