package infralint.argocd.automated_prune_test

import data.infralint.argocd.automated_prune

of(policy) := found if {
	found := {r.msg | some r in automated_prune.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"syncPolicy": policy},
	}
}

test_undecided if {
	of({"automated": {}}) == {"automated sync does not say prune and selfHeal"}
	of({"automated": {"prune": true}}) == {"automated sync does not say selfHeal"}
}

test_decided if {
	of({"automated": {"prune": false, "selfHeal": false}}) == set()
	of({"automated": {"enabled": false}}) == set()
	of({"automated": null}) == set()
	of({"syncOptions": []}) == set()
}
