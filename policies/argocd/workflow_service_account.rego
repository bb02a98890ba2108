# METADATA
# title: workflow runs as the default service account
# description: |
#   A workflow of Argo needs permissions of its own, to report its results at least. Without
#   `serviceAccountName` its pods run as `default`, and what the workflow is allowed then holds for
#   every pod of the namespace that names no account.
#
#   Make a service account for the workflow with a Role of what it needs.
# related_resources:
#   - ref: https://argo-workflows.readthedocs.io/en/latest/service-accounts/
# custom:
#   id: argo-workflow-service-account
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_ARGO_1"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterWorkflowTemplate, CronWorkflow, Workflow, WorkflowTemplate]
#   bad: |
#     apiVersion: argoproj.io/v1alpha1
#     kind: Workflow
#     metadata: {generateName: build-}
#     spec:
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
#       templates:
#         - name: main
#           container: {image: "example.com/build:1.4"}
package infralint.argocd.workflow_service_account

import data.infralint.lib.argo_workflow as workflow

deny contains {"msg": msg, "path": array.concat(workflow.path, ["serviceAccountName"])} if {
	account := object.get(workflow.spec, "serviceAccountName", "")
	account in {"", "default"}
	not every_template_has_one
	msg := {
		"": "workflow names no service account, and runs as default",
		"default": "workflow runs as the service account default",
	}[account]
}

every_template_has_one if {
	count(workflow.pods) > 0
	every pod in workflow.pods {
		not object.get(pod, "serviceAccountName", "") in {"", "default"}
	}
}
