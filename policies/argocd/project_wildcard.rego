# METADATA
# title: project of Argo CD allows everything
# description: |
#   An AppProject is what keeps one team's applications from the namespaces and clusters of the
#   others. With `"*"` in `sourceRepos` its applications come from any repository, also one that an
#   attacker set up; with `"*"` as server and namespace of a destination they go anywhere, the
#   namespace of Argo CD included, which is to be administrator of all clusters.
#
#   List the repositories and the namespaces, with patterns such as
#   `https://git.example.com/shop/*` and `shop-*` where there are many.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
# custom:
#   id: argocd-project-wildcard
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [AppProject]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: AppProject
#     metadata: {name: shop, namespace: argocd}
#     spec:
#       sourceRepos: ["*"]
#       destinations:
#         - {server: "*", namespace: "*"}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: AppProject
#     metadata: {name: shop, namespace: argocd}
#     spec:
#       sourceRepos: ["https://git.example.com/shop/*"]
#       destinations:
#         - {server: https://kubernetes.default.svc, namespace: "shop-*"}
package infralint.argocd.project_wildcard

deny contains {"msg": "applications of the project may come from any repository", "path": ["spec", "sourceRepos", i]} if {
	startswith(input.apiVersion, "argoproj.io/")
	some i, repository in input.spec.sourceRepos
	is_any(repository)
	not is_limited(input.spec.sourceRepos)
}

deny contains {"msg": "applications of the project may go to any namespace of any cluster", "path": ["spec", "destinations", i]} if {
	startswith(input.apiVersion, "argoproj.io/")
	some i, destination in input.spec.destinations
	is_any(object.get(destination, "namespace", ""))
	is_any(object.get(destination, "server", object.get(destination, "name", "")))
	not is_limited([d.namespace | some d in input.spec.destinations])
	not is_limited([d.server | some d in input.spec.destinations])
}

deny contains {"msg": "applications of the project may make any object that belongs to the cluster", "path": ["spec", "clusterResourceWhitelist", i]} if {
	startswith(input.apiVersion, "argoproj.io/")
	some i, kind in input.spec.clusterResourceWhitelist
	is_any(object.get(kind, "group", ""))
	is_any(object.get(kind, "kind", ""))
	some destination in input.spec.destinations
	is_any(object.get(destination, "namespace", ""))
	count(object.get(input.spec, "clusterResourceBlacklist", [])) == 0
}

is_any(pattern) if regex.match(`^\*+$`, pattern)

# is_limited holds where something is excluded.
is_limited(patterns) if {
	some pattern in patterns
	startswith(pattern, "!")
}
