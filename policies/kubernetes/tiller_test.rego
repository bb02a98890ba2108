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

test_labels if {
	{r.msg | some r in tiller.deny} == {"Service has the labels of Tiller"} with input as {"kind": "Service", "metadata": {"labels": {"app": "helm", "name": "tiller"}}, "spec": {"selector": {"name": "tiller"}}}
	{r.msg | some r in tiller.deny} == {"Service leads to Tiller, which every pod of the cluster may command"} with input as {"kind": "Service", "spec": {"selector": {"name": "tiller"}}}
	count(tiller.deny) == 0 with input as {"kind": "Service", "metadata": {"labels": {"app": "helm"}}, "spec": {"selector": {"name": "web"}}}
}
