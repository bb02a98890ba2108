# METADATA
# title: workflows of Argo
# description: |
#   Says where the specification of a workflow is that runs by itself. A template
#   without entrypoint is for other workflows to take steps from, which run with
#   their settings; one that refers to a template has those of the template.
package infralint.lib.argo_workflow

# path leads to the specification; undefined where there is none that runs.
path := ["spec", "workflowSpec"] if {
	startswith(input.apiVersion, "argoproj.io/")
	input.kind == "CronWorkflow"
	runs(input.spec.workflowSpec)
}

path := ["spec"] if {
	startswith(input.apiVersion, "argoproj.io/")
	input.kind != "CronWorkflow"
	runs(input.spec)
}

runs(workflow) if {
	object.get(workflow, "entrypoint", "") != ""
	object.get(workflow, "workflowTemplateRef", {}) == {}
}

spec := object.get(input, path, {})

# pods are the templates that make pods.
pods contains template if {
	some template in spec.templates
	some kind in ["container", "containerSet", "script", "resource", "data"]
	template[kind]
}
