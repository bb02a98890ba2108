package infralint.lib.argocd_test

import data.infralint.lib.argocd

test_application if {
	argocd.sources == {["spec", "source"]: {"path": "a"}} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"path": "a"}},
	}
}

test_sources_win if {
	argocd.sources == {["spec", "sources", 0]: {"path": "b"}} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"path": "a"}, "sources": [{"path": "b"}]},
	}
}

test_set if {
	argocd.sources == {["spec", "template", "spec", "source"]: {"path": "a"}} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "ApplicationSet",
		"spec": {"template": {"spec": {"source": {"path": "a"}}}},
	}
}

test_other_tool if {
	not argocd.spec_path with input as {"apiVersion": "app.k8s.io/v1beta1", "kind": "Application", "spec": {}}
}

test_open if {
	argocd.is_open("{{ name }}")
	not argocd.is_open("v1.2.3")
}
