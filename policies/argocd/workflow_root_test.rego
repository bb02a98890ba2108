package infralint.argocd.workflow_root_test

import data.infralint.argocd.workflow_root

of(spec) := found if {
	found := {r.path | some r in workflow_root.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Workflow",
		"spec": object.union({"entrypoint": "a"}, spec),
	}
}

test_root if {
	of({}) == {["spec", "securityContext", "runAsNonRoot"]}
	of({"securityContext": {"runAsNonRoot": false}}) == {["spec", "securityContext", "runAsNonRoot"]}
	count(of({"templates": [{"container": {}}, {"container": {"securityContext": {"runAsNonRoot": true}}}]})) == 1
}

test_not_root if {
	of({"securityContext": {"runAsNonRoot": true}}) == set()
	of({"podSpecPatch": "{}"}) == set()
	of({"templates": [{"steps": []}, {"container": {"securityContext": {"runAsNonRoot": true}}}]}) == set()
	of({"templates": [{"script": {}, "securityContext": {"runAsNonRoot": true}}]}) == set()
}
