package infralint.kubernetes.dashboard_test

import data.infralint.kubernetes.dashboard
import data.infralint.lib.testing

of(image) := found if {
	found := dashboard.deny with input as testing.pod([{"name": "d", "image": image}])
}

test_image if {
	of("kubernetesui/dashboard:v2.7.0") == {{"msg": `container "d" is the Kubernetes dashboard`, "path": ["spec", "containers", 0, "image"]}}
	count(of("k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1")) == 1
}

test_labels if {
	found := dashboard.deny with input as {"kind": "Pod", "metadata": {"labels": {"k8s-app": "kubernetes-dashboard"}}, "spec": {"containers": []}}
	found == {{"msg": "Pod has the labels of the Kubernetes dashboard", "path": ["metadata", "labels", "k8s-app"]}}
}

test_others if {
	count(of("grafana/dashboard:1")) == 0
	count(of("example.com/kubernetes-dashboards:1")) == 0
}
