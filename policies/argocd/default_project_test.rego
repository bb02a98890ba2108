package infralint.argocd.default_project_test

import data.infralint.argocd.default_project

of(spec) := found if {
	found := {r.msg | some r in default_project.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": spec,
	}
}

test_default if {
	of({"project": "default"}) == {"application is in the project default, which allows everything"}
	of({}) == {"application names no project, and is in default, which allows everything"}
}

test_other if {
	of({"project": "shop"}) == set()
	of({"project": "{{ .project }}"}) == set()
	count(default_project.deny) == 0 with input as {"apiVersion": "app.k8s.io/v1beta1", "kind": "Application", "spec": {}}
}
