package actions

import (
	"strings"

	"github.com/rhysd/actionlint"
)

// VisitJobPre checks a job that calls a reusable workflow of the repository.
func (r *localRule) VisitJobPre(n *actionlint.Job) error {
	call := n.WorkflowCall
	if !isLocalCall(call) {
		return nil
	}
	uses := call.Uses
	called := r.project.workflow(uses.Value)
	if called.file != nil {
		r.reads(called.file)
	}
	if called.meta == nil {
		r.report("workflow-call", uses, "%s", called.err)
		return nil
	}
	r.callInputs(called.meta, call)
	if !call.InheritSecrets {
		r.callSecrets(called.meta, call)
	}
	return nil
}

func (r *localRule) callInputs(meta *actionlint.ReusableWorkflowMetadata, call *actionlint.WorkflowCall) {
	var names []string
	for id, i := range meta.Inputs {
		if i == nil {
			continue
		}
		names = append(names, i.Name)
		if i.Required && call.Inputs[id] == nil {
			r.report("workflow-call", call.Uses, "input %q is required by %q reusable workflow", i.Name, call.Uses.Value)
		}
	}
	for id, i := range call.Inputs {
		if _, ok := meta.Inputs[id]; !ok {
			r.report("workflow-call", i.Name, "input %q is not defined in %q reusable workflow. %s", i.Name.Value, call.Uses.Value, defined("input", names))
		}
	}
}

func (r *localRule) callSecrets(meta *actionlint.ReusableWorkflowMetadata, call *actionlint.WorkflowCall) {
	var names []string
	for id, s := range meta.Secrets {
		if s == nil {
			continue
		}
		names = append(names, s.Name)
		if s.Required && call.Secrets[id] == nil {
			r.report("workflow-call", call.Uses, "secret %q is required by %q reusable workflow", s.Name, call.Uses.Value)
		}
	}
	for id, s := range call.Secrets {
		if _, ok := meta.Secrets[id]; !ok {
			r.report("workflow-call", s.Name, "secret %q is not defined in %q reusable workflow. %s", s.Name.Value, call.Uses.Value, defined("secret", names))
		}
	}
}

func defined(what string, names []string) string {
	switch len(names) {
	case 0:
		return "no " + what + " is defined"
	case 1:
		return "defined " + what + " is " + quoted(names)
	}
	return "defined " + what + "s are " + quoted(names)
}

// isLocalCall reports whether call names a workflow of the repository in the
// form that GitHub knows.
func isLocalCall(call *actionlint.WorkflowCall) bool {
	if call == nil || call.Uses == nil || call.Uses.ContainsExpression() {
		return false
	}
	name := call.Uses.Value
	return IsLocal(name) && len(name) > 2 && strings.IndexByte(name[2:], '@') <= 0
}

// called returns what the workflow of a call declares; nil where that is not
// known.
func (w *Workflow) called(call *actionlint.WorkflowCall) *actionlint.ReusableWorkflowMetadata {
	if !isLocalCall(call) {
		return nil
	}
	return w.project.workflow(call.Uses.Value).meta
}

// callExpressions checks the expressions of a call, and the types of its
// inputs.
func (w *Workflow) callExpressions(c *exprChecker, call *actionlint.WorkflowCall) {
	if call == nil || call.Uses == nil {
		return
	}
	c.text(call.Uses, "")
	meta := w.called(call)
	for id, i := range call.Inputs {
		list := c.text(i.Value, "jobs.<job_id>.with.<with_id>")
		if meta == nil || meta.Inputs[id] == nil {
			continue
		}
		declared := meta.Inputs[id]
		if _, ok := declared.Type.(actionlint.AnyType); ok {
			continue
		}
		var ty actionlint.ExprType = actionlint.StringType{}
		switch {
		case len(list) == 0:
			ty = literalType(i.Value.Value)
		case len(list) == 1 && list[0].Whole:
			ty = list[0].ty
		}
		if !declared.Type.Assignable(ty) {
			c.at(i.Value, "input \""+declared.Name+"\" is typed as "+declared.Type.String()+" by reusable workflow \""+call.Uses.Value+"\". "+ty.String()+" value cannot be assigned")
		}
	}
	for _, s := range call.Secrets {
		c.text(s.Value, "jobs.<job_id>.secrets.<secrets_id>")
	}
}

// needsType returns the type of the context "needs" in a job.
func (w *Workflow) needsType(j *actionlint.Job) *actionlint.ObjectType {
	o := actionlint.NewEmptyStrictObjectType()
	for _, id := range j.Needs {
		id := strings.ToLower(id.Value)
		needed := w.Syntax.Jobs[id]
		if needed == nil || id == j.ID.Value || o.Props[id] != nil {
			continue
		}
		var outputs *actionlint.ObjectType
		switch meta := w.called(needed.WorkflowCall); {
		case needed.WorkflowCall == nil:
			outputs = jobOutputs(needed)
		case meta == nil:
			outputs = actionlint.NewMapObjectType(actionlint.StringType{})
		default:
			outputs = actionlint.NewEmptyStrictObjectType()
			for name := range meta.Outputs {
				outputs.Props[name] = actionlint.StringType{}
			}
		}
		o.Props[id] = actionlint.NewStrictObjectType(map[string]actionlint.ExprType{
			"outputs": outputs,
			"result":  actionlint.StringType{},
		})
	}
	return o
}
