package infralint.argocd.target_revision_test

import data.infralint.argocd.target_revision

of(source) := found if {
	found := {r.msg | some r in target_revision.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": source},
	}
}

test_follows if {
	of({"repoURL": "https://x", "path": "a"}) == {"https://x follows the default branch"}
	of({"repoURL": "https://x", "path": "a", "targetRevision": "HEAD"}) == {"https://x follows the default branch"}
	of({"path": "a", "targetRevision": "refs/heads/main"}) == {"the source follows the branch main"}
}

test_fixed if {
	every v in ["v1.4.2", "1.4", "v2", "release-1.4.0", "web/v1.4.2", "0a1b2c3d", "refs/tags/stable", "{{branch}}"] {
		count(of({"path": "a", "targetRevision": v})) == 0
	}
	count(of({"chart": "redis"})) == 0
}
