# METADATA
# title: application is in the default project
# description: |
#   The project `default` allows every repository, every cluster and every kind of object. Whoever
#   may change an application in it may deploy anything anywhere.
#
#   Make an AppProject for each team or purpose, with its repositories and destinations.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
# custom:
#   id: argocd-default-project
#   severity: warning
#   tags: [security]
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
#       project: default
#       source: {repoURL: "https://git.example.com/shop/web", path: deploy}
#       destination: {name: in-cluster, namespace: shop}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: web, namespace: argocd}
#     spec:
#       project: shop
#       source: {repoURL: "https://git.example.com/shop/web", path: deploy}
#       destination: {name: in-cluster, namespace: shop}
package infralint.argocd.default_project

import data.infralint.lib.argocd

deny contains {"msg": msg, "path": array.concat(argocd.spec_path, ["project"])} if {
	project := object.get(argocd.spec, "project", "")
	project in {"", "default"}
	msg := {
		"": "application names no project, and is in default, which allows everything",
		"default": "application is in the project default, which allows everything",
	}[project]
}
