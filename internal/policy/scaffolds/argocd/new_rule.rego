# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: kubernetes, kinds: [Application, ApplicationSet]}]
#   bad: |
#     -- application.yaml --
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata:
#       name: app
#     spec:
#       project: team
#       destination: {name: in-cluster, namespace: app}
#       source:
#         repoURL: https://github.com/example/app
#         targetRevision: v1.0.0
#         path: deploy
#   good: |
#     -- application.yaml --
#     apiVersion: argoproj.io/v1alpha1
#     kind: Application
#     metadata:
#       name: app
#     spec:
#       project: team
#       destination: {name: in-cluster, namespace: app}
#       source:
#         repoURL: https://git.example.com/team/app
#         targetRevision: v1.0.0
#         path: deploy
package policies.new_rule

import data.infralint.lib.argocd

deny contains {"msg": msg, "path": array.concat(path, ["repoURL"])} if {
	some path, source in argocd.sources
	startswith(source.repoURL, "https://github.com/")
	msg := sprintf("the source %q is not our own", [source.repoURL])
}
