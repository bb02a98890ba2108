package infralint.kubernetes.service_type_test

import data.infralint.kubernetes.service_type

of(spec, annotations) := found if {
	found := service_type.deny with input as {"kind": "Service", "metadata": {"annotations": annotations}, "spec": spec}
}

test_outside if {
	of({"type": "NodePort"}, {}) == {{
		"msg": "Service is of type NodePort, which is reachable from outside",
		"path": ["spec", "type"],
	}}
	count(of({"type": "LoadBalancer"}, null)) == 1
}

test_inside if {
	count(of({}, {})) == 0
	count(of({"type": "ClusterIP"}, {})) == 0
	count(of({"type": "LoadBalancer"}, {"networking.gke.io/load-balancer-type": "Internal"})) == 0
	count(of({"type": "LoadBalancer"}, {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"})) == 0
	count(of({"type": "LoadBalancer"}, {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal"})) == 0
}
