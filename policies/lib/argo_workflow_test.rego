package infralint.lib.argo_workflow_test

import data.infralint.lib.argo_workflow

test_workflow if {
	workflow := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "spec": {"entrypoint": "a", "templates": [{"steps": []}, {"script": {"image": "x"}}]}}
	argo_workflow.path == ["spec"] with input as workflow
	argo_workflow.pods == {{"script": {"image": "x"}}} with input as workflow
}

test_cron if {
	argo_workflow.path == ["spec", "workflowSpec"] with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "CronWorkflow",
		"spec": {"workflowSpec": {"entrypoint": "a"}},
	}
}

test_none if {
	not argo_workflow.path with input as {"apiVersion": "argoproj.io/v1alpha1", "kind": "WorkflowTemplate", "spec": {"templates": []}}
}
