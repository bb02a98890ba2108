# METADATA
# title: application follows a branch
# description: |
#   `targetRevision` is empty, `HEAD` or the name of a branch: what is merged there is in the
#   cluster with the next sync, and the application does not say what runs. Of a repository
#   that others write to, whoever may push there may change the cluster.
#
#   Name a tag or a commit and raise it by pull requests. Following the main branch of the
#   repository in which the application itself is written is how many work on purpose; that is
#   why this rule is off by default. For charts see `argocd-chart-version`.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#ensuring-manifests-at-git-revisions-are-truly-immutable
# custom:
#   id: argocd-target-revision
#   severity: warning
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Application, ApplicationSet]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: web, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://git.example.com/shop/web
#         path: deploy
#         targetRevision: main
#       destination: {name: in-cluster, namespace: shop}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: web, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://git.example.com/shop/web
#         path: deploy
#         targetRevision: v1.4.2
#       destination: {name: in-cluster, namespace: shop}
package infralint.argocd.target_revision

import data.infralint.lib.argocd

deny contains {"msg": msg, "path": array.concat(path, ["targetRevision"])} if {
	some path, source in argocd.sources
	object.get(source, "chart", "") == ""
	revision := object.get(source, "targetRevision", "")
	not argocd.is_open(revision)
	not is_fixed(revision)
	msg := sprintf("%s follows %s", [object.get(source, "repoURL", "the source"), name(revision)])
}

# is_fixed holds for a commit, a tag, and a name that looks like one.
is_fixed(revision) if regex.match(`^(?:[0-9a-f]{7,64}|refs/tags/.+|(?:.*[/_-])?[vV]?\d+(?:\.\d+)+(?:[-+.].*)?|[vV]\d+)$`, revision)

name(revision) := "the default branch" if revision in {"", "HEAD"}

name(revision) := sprintf("the branch %s", [trim_prefix(revision, "refs/heads/")]) if not revision in {"", "HEAD"}
