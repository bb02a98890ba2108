package infralint.kubernetes.default_namespace_test

import data.infralint.kubernetes.default_namespace

of(metadata) := found if {
	found := default_namespace.deny with input as {"kind": "Pod", "metadata": metadata}
}

test_default if {
	of({"name": "p"}) == {{"msg": "Pod goes to the namespace default", "path": ["metadata", "namespace"]}}
	count(of({"namespace": "default"})) == 1
	count(of({"namespace": null})) == 1
}

test_named if {
	count(of({"namespace": "shop"})) == 0
}
