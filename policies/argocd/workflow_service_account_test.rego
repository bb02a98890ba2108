package infralint.argocd.workflow_service_account_test

import data.infralint.argocd.workflow_service_account

of(kind, spec) := found if {
	found := {r.msg: r.path | some r in workflow_service_account.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": kind,
		"spec": spec,
	}
}

test_default if {
	of("Workflow", {"entrypoint": "a"}) == {"workflow names no service account, and runs as default": ["spec", "serviceAccountName"]}
	of("Workflow", {"entrypoint": "a", "serviceAccountName": "default"}) == {"workflow runs as the service account default": ["spec", "serviceAccountName"]}
	of("CronWorkflow", {"workflowSpec": {"entrypoint": "a"}}) == {"workflow names no service account, and runs as default": ["spec", "workflowSpec", "serviceAccountName"]}
}

test_own if {
	of("Workflow", {"entrypoint": "a", "serviceAccountName": "build"}) == {}
	of("Workflow", {"entrypoint": "a", "templates": [{"name": "a", "container": {}, "serviceAccountName": "build"}]}) == {}
}

test_not_here if {
	of("WorkflowTemplate", {"templates": [{"name": "a", "container": {}}]}) == {}
	of("Workflow", {"workflowTemplateRef": {"name": "x"}}) == {}
}
