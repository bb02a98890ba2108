# METADATA
# title: workflow may run as root
# description: |
#   Nothing keeps the pods of this workflow from running as root, and a process that gets out of
#   such a container is root on the node. Workflows often build or test what others wrote.
#
#   Set `securityContext.runAsNonRoot: true` for the workflow, or for each of its templates.
# related_resources:
#   - ref: https://argo-workflows.readthedocs.io/en/latest/workflow-pod-security-context/
# custom:
#   id: argo-workflow-root
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_ARGO_2"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterWorkflowTemplate, CronWorkflow, Workflow, WorkflowTemplate]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Workflow
#     metadata: {generateName: build-}
#     spec:
#       serviceAccountName: build
#       entrypoint: main
#       templates:
#         - name: main
#           container: {image: "example.com/build:1.4"}
#   good: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Workflow
#     metadata: {generateName: build-}
#     spec:
#       serviceAccountName: build
#       entrypoint: main
#       securityContext: {runAsNonRoot: true}
#       templates:
#         - name: main
#           container: {image: "example.com/build:1.4"}
package infralint.argocd.workflow_root

import data.infralint.lib.argo_workflow as workflow

deny contains {"msg": msg, "path": array.concat(workflow.path, ["securityContext", "runAsNonRoot"])} if {
	not object.get(workflow.spec, ["securityContext", "runAsNonRoot"], false) == true
	not every_template_is_safe
	object.get(workflow.spec, "podSpecPatch", "") == ""
	msg := "workflow may run as root: runAsNonRoot is not set"
}

every_template_is_safe if {
	count(workflow.pods) > 0
	every pod in workflow.pods {
		is_safe(pod)
	}
}

is_safe(pod) if pod.securityContext.runAsNonRoot == true

is_safe(pod) if {
	some kind in ["container", "script"]
	pod[kind].securityContext.runAsNonRoot == true
}
