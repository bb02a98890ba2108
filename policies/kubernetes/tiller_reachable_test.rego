package infralint.kubernetes.tiller_reachable_test

import data.infralint.kubernetes.tiller_reachable
import data.infralint.lib.testing

of(container) := found if {
	found := tiller_reachable.deny with input as testing.pod([object.union({"name": "t", "image": "gcr.io/kubernetes-helm/tiller:v2"}, container)])
}

test_open if {
	of({}) == {{"msg": `container "t" listens for every pod of the cluster`, "path": ["spec", "containers", 0, "args"]}}
	count(of({"args": ["--listen=0.0.0.0:44134"]})) == 1
}

test_local if {
	count(of({"args": ["--listen=localhost:44134"]})) == 0
	count(of({"args": ["-v", "--listen", "127.0.0.1:44134"]})) == 0
	count(of({"command": ["/tiller", "--listen=127.0.0.1:44134"]})) == 0
	count(of({"image": "example.com/web:1"})) == 0
}
