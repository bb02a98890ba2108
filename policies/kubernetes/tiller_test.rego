package infralint.kubernetes.tiller_test

import data.infralint.kubernetes.tiller
import data.infralint.lib.testing

of(image) := found if {
	found := tiller.deny with input as testing.pod([{"name": "t", "image": image}])
}

test_tiller if {
	of("gcr.io/kubernetes-helm/tiller:v2.17.0") == {{
		"msg": `container "t" is Tiller, which every pod of the cluster may command`,
		"path": ["spec", "containers", 0, "image"],
	}}
	count(of("tiller")) == 1
}

test_other if {
	count(of("example.com/distiller:1")) == 0
	count(of("example.com/tiller-ui:1")) == 0
}
