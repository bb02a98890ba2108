# METADATA
# title: automated sync does not say what happens to what is removed
# description: |
#   With `automated` alone, Argo CD applies what is added and changed, but leaves in the cluster
#   what was removed from the repository: an old Ingress stays reachable, an old CronJob goes on.
#   Nor does it put right what somebody changes by hand.
#
#   Decide, and write it down: `prune` and `selfHeal`, each true or false.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning
# custom:
#   id: argocd-automated-prune
#   severity: note
#   tags: [reliability]
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
#       source: {repoURL: "https://git.example.com/shop/web", path: deploy}
#       destination: {name: in-cluster, namespace: shop}
#       syncPolicy:
#         automated: {}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata: {name: web, namespace: argocd}
#     spec:
#       project: shop
#       source: {repoURL: "https://git.example.com/shop/web", path: deploy}
#       destination: {name: in-cluster, namespace: shop}
#       syncPolicy:
#         automated: {prune: true, selfHeal: false}
package infralint.argocd.automated_prune

import data.infralint.lib.argocd

deny contains {"msg": msg, "path": array.concat(argocd.spec_path, ["syncPolicy", "automated"])} if {
	automated := argocd.spec.syncPolicy.automated
	is_object(automated)
	object.get(automated, "enabled", true) == true
	undecided := [key | some key in ["prune", "selfHeal"]; not key in object.keys(automated)]
	count(undecided) > 0
	msg := sprintf("automated sync does not say %s", [concat(" and ", undecided)])
}
