package infralint.kubernetes.kube_system_test

import data.infralint.kubernetes.kube_system

test_kube_system if {
	kube_system.deny == {{"msg": "Pod runs in kube-system", "path": ["metadata", "namespace"]}} with input as {"kind": "Pod", "metadata": {"namespace": "kube-system"}}
}

test_elsewhere if {
	count(kube_system.deny) == 0 with input as {"kind": "Pod", "metadata": {"namespace": "shop"}}
	count(kube_system.deny) == 0 with input as {"kind": "Pod"}
}
