# METADATA
# title: chart of an application has no fixed version
# description: |
#   `targetRevision` of a Helm chart is empty, `*` or a range, so that Argo CD installs
#   whatever is newest the next time it looks. A release with a changed default, or one that
#   somebody published who got hold of the repository, is in the cluster without a commit, and
#   no commit leads back.
#
#   Name one version, and let Renovate or the like raise it by pull requests.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm
# custom:
#   id: argocd-chart-version
#   severity: warning
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Application, ApplicationSet]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: redis, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://charts.example.com
#         chart: redis
#         targetRevision: 20.*
#       destination: {name: in-cluster, namespace: shop}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: redis, namespace: argocd}
#     spec:
#       project: shop
#       source:
#         repoURL: https://charts.example.com
#         chart: redis
#         targetRevision: 20.6.3
#       destination: {name: in-cluster, namespace: shop}
package infralint.argocd.chart_version

import data.infralint.lib.argocd

deny contains {"msg": msg, "path": array.concat(path, ["targetRevision"])} if {
	some path, source in argocd.sources
	object.get(source, "chart", "") != ""
	revision := object.get(source, "targetRevision", "")
	not argocd.is_open(revision)
	why := floats(revision)
	msg := sprintf("chart %s %s, so that the newest is installed", [source.chart, why])
}

floats(revision) := "has no version" if trim_space(revision) in {"", "HEAD"}

floats(revision) := sprintf("has the range %q as its version", [revision]) if {
	not trim_space(revision) in {"", "HEAD"}
	regex.match(`[*^~<>|,]|\s-\s|(?:^|\.)[xX](?:\.|$)|^v?\d+(?:\.\d+)?$`, trim_space(revision))
}
