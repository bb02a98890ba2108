package infralint.argocd.project_wildcard_test

import data.infralint.argocd.project_wildcard

of(spec) := found if {
	found := {r.path | some r in project_wildcard.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "AppProject",
		"spec": spec,
	}
}

test_repositories if {
	of({"sourceRepos": ["https://a", "*"]}) == {["spec", "sourceRepos", 1]}
	of({"sourceRepos": ["*", "!https://b"]}) == set()
	of({"sourceRepos": ["https://git.example.com/*"]}) == set()
}

test_destinations if {
	of({"destinations": [{"server": "*", "namespace": "*"}]}) == {["spec", "destinations", 0]}
	of({"destinations": [{"name": "*", "namespace": "*"}]}) == {["spec", "destinations", 0]}
	of({"destinations": [{"server": "*", "namespace": "*"}, {"server": "*", "namespace": "!argocd"}]}) == set()
	of({"destinations": [{"server": "*", "namespace": "*"}, {"server": "!https://c", "namespace": "a"}]}) == set()
	of({"destinations": [{"server": "*", "namespace": "shop"}]}) == set()
	of({"destinations": [{"server": "https://kubernetes.default.svc", "namespace": "*"}]}) == set()
}

test_cluster_objects if {
	any := [{"group": "*", "kind": "*"}]
	here := [{"server": "https://kubernetes.default.svc", "namespace": "*"}]
	of({"destinations": here, "clusterResourceWhitelist": any}) == {["spec", "clusterResourceWhitelist", 0]}
	of({"destinations": here, "clusterResourceWhitelist": any, "clusterResourceBlacklist": [{"group": "", "kind": "Namespace"}]}) == set()
	of({"destinations": [{"namespace": "shop"}], "clusterResourceWhitelist": any}) == set()
	of({"destinations": here, "clusterResourceWhitelist": [{"group": "", "kind": "Namespace"}]}) == set()
}
