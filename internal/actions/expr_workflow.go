package actions

import (
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"
)

// expressions checks the expressions of a whole workflow.
func (w *Workflow) expressions(c *exprChecker) {
	n := w.Syntax
	c.text(n.Name, "")
	for _, e := range n.On {
		c.event(e)
	}
	c.text(n.RunName, "run-name")
	c.env(n.Env, "env")
	c.defaults(n.Defaults, "")
	c.concurrency(n.Concurrency, "concurrency")
	for _, j := range n.Jobs {
		w.jobExpressions(c, j)
	}
	c.callOutputs(n)
}

func (c *exprChecker) event(e actionlint.Event) {
	switch e := e.(type) {
	case *actionlint.WebhookEvent:
		c.texts(e.Types, "")
		for _, f := range []*actionlint.WebhookEventFilter{e.Branches, e.BranchesIgnore, e.Tags, e.TagsIgnore, e.Paths, e.PathsIgnore} {
			if f != nil {
				c.texts(f.Values, "")
			}
		}
		c.texts(e.Workflows, "")
	case *actionlint.ScheduledEvent:
		for _, s := range e.Schedules {
			c.text(s.Cron, "")
			c.text(s.Timezone, "")
		}
	case *actionlint.RepositoryDispatchEvent:
		c.texts(e.Types, "")
	case *actionlint.ImageVersionEvent:
		c.texts(e.Names, "")
		c.texts(e.Versions, "")
	case *actionlint.WorkflowDispatchEvent:
		c.dispatchEvent(e)
	case *actionlint.WorkflowCallEvent:
		c.callEvent(e)
	}
}

func (c *exprChecker) dispatchEvent(e *actionlint.WorkflowDispatchEvent) {
	inputs := actionlint.NewEmptyStrictObjectType()
	for id, i := range e.Inputs {
		c.text(i.Description, "")
		c.text(i.Default, "")
		c.bool(i.Required, "")
		c.texts(i.Options, "")
		switch i.Type {
		case actionlint.WorkflowDispatchEventInputTypeBoolean:
			inputs.Props[id] = actionlint.BoolType{}
		case actionlint.WorkflowDispatchEventInputTypeNumber:
			inputs.Props[id] = actionlint.NumberType{}
		case actionlint.WorkflowDispatchEventInputTypeNone:
			inputs.Props[id] = actionlint.AnyType{}
		default:
			inputs.Props[id] = actionlint.StringType{}
		}
	}
	c.dispatch = inputs
}

func (c *exprChecker) callEvent(e *actionlint.WorkflowCallEvent) {
	// A default may name the inputs before it, not itself.
	c.inputs = actionlint.NewEmptyStrictObjectType()
	for _, i := range e.Inputs {
		c.text(i.Description, "")
		list := c.text(i.Default, "on.workflow_call.inputs.<inputs_id>.default")
		var given actionlint.ExprType
		if len(list) == 1 && list[0].Whole {
			given = list[0].ty
		}
		var ty actionlint.ExprType = actionlint.AnyType{}
		switch i.Type {
		case actionlint.WorkflowCallEventInputTypeString:
			ty = actionlint.StringType{}
		case actionlint.WorkflowCallEventInputTypeBoolean:
			ty = actionlint.BoolType{}
			c.defaultType(i, given, ty)
		case actionlint.WorkflowCallEventInputTypeNumber:
			ty = actionlint.NumberType{}
			c.defaultType(i, given, ty)
		}
		c.inputs.Props[i.ID] = ty
	}
	if e.Secrets != nil { // without the section any secret may be inherited
		c.secrets = actionlint.NewEmptyStrictObjectType()
		for id, s := range e.Secrets {
			c.secrets.Props[id] = actionlint.StringType{}
			c.text(s.Description, "")
		}
	}
	for _, o := range e.Outputs {
		c.text(o.Description, "")
	}
}

func (c *exprChecker) defaultType(i *actionlint.WorkflowCallEventInput, given, want actionlint.ExprType) {
	if given == nil || given == (actionlint.AnyType{}) || given.String() == want.String() {
		return
	}
	c.at(i.Default, "type of input "+strconv.Quote(i.Name.Value)+" must be "+want.String()+" but found type "+given.String())
}

// callOutputs checks the outputs of a reusable workflow, which come from those
// of its jobs.
func (c *exprChecker) callOutputs(n *actionlint.Workflow) {
	e, ok := n.FindWorkflowCallEvent()
	if !ok || len(e.Outputs) == 0 || len(n.Jobs) == 0 {
		return
	}
	jobs := actionlint.NewEmptyStrictObjectType()
	for id, j := range n.Jobs {
		outputs := actionlint.NewEmptyObjectType() // of a called workflow: not followed
		if j.WorkflowCall == nil {
			outputs = jobOutputs(j)
		}
		jobs.Props[id] = actionlint.NewStrictObjectType(map[string]actionlint.ExprType{"outputs": outputs})
	}
	c.jobs = jobs
	for _, o := range e.Outputs {
		c.text(o.Value, "on.workflow_call.outputs.<output_id>.value")
	}
	c.jobs = nil
}

func jobOutputs(j *actionlint.Job) *actionlint.ObjectType {
	o := actionlint.NewEmptyStrictObjectType()
	for name := range j.Outputs {
		o.Props[name] = actionlint.StringType{}
	}
	return o
}

func (w *Workflow) jobExpressions(c *exprChecker, j *actionlint.Job) {
	c.needs = w.needsType(j)
	if j.Strategy != nil && j.Strategy.Matrix != nil {
		c.matrix = c.matrixType(j.Strategy.Matrix)
	}
	c.text(j.Name, "jobs.<job_id>.name")
	c.texts(j.Needs, "")
	c.runsOn(j.RunsOn)
	c.concurrency(j.Concurrency, "jobs.<job_id>.concurrency")
	c.env(j.Env, "jobs.<job_id>.env")
	c.defaults(j.Defaults, "jobs.<job_id>.defaults.run")
	c.condition(j.If, "jobs.<job_id>.if")
	if j.Strategy != nil {
		c.bool(j.Strategy.FailFast, "jobs.<job_id>.strategy")
		if j.Strategy.MaxParallel != nil {
			c.number(j.Strategy.MaxParallel.Expression, "integer value", "jobs.<job_id>.strategy")
		}
	}
	c.bool(j.ContinueOnError, "jobs.<job_id>.continue-on-error")
	c.float(j.TimeoutMinutes, "jobs.<job_id>.timeout-minutes")
	c.container(j.Container, "jobs.<job_id>.container", "jobs.<job_id>.container")
	if j.Services != nil {
		c.object(j.Services.Expression, "services", "jobs.<job_id>.services")
		for _, s := range j.Services.Value {
			c.container(s.Container, "jobs.<job_id>.services", "jobs.<job_id>.services.<service_id>")
		}
	}
	w.callExpressions(c, j.WorkflowCall)
	if j.Snapshot != nil {
		c.condition(j.Snapshot.If, "jobs.<job_id>.snapshot.if")
	}

	c.steps = actionlint.NewEmptyStrictObjectType()
	for _, s := range j.Steps {
		c.step(s, w.project)
	}

	// These are evaluated when all steps are done.
	if j.Environment != nil {
		c.text(j.Environment.Name, "jobs.<job_id>.environment")
		c.text(j.Environment.URL, "jobs.<job_id>.environment.url")
		c.bool(j.Environment.Deployment, "jobs.<job_id>.environment")
	}
	for _, o := range j.Outputs {
		c.text(o.Value, "jobs.<job_id>.outputs.<output_id>")
	}
	c.matrix, c.steps, c.needs = nil, nil, nil
}

func (c *exprChecker) runsOn(r *actionlint.Runner) {
	if r == nil {
		return
	}
	if r.LabelsExpr == nil {
		c.texts(r.Labels, "jobs.<job_id>.runs-on")
	} else {
		switch ty := c.whole(r.LabelsExpr, "jobs.<job_id>.runs-on").(type) {
		case nil, *actionlint.ArrayType, actionlint.StringType, actionlint.AnyType:
		default:
			c.at(r.LabelsExpr, `type of expression at "runs-on" must be string or array but found type "`+ty.String()+`"`)
		}
	}
	c.text(r.Group, "jobs.<job_id>.runs-on")
}

func (c *exprChecker) concurrency(n *actionlint.Concurrency, key where) {
	if n != nil {
		c.text(n.Group, key)
		c.bool(n.CancelInProgress, key)
	}
}

func (c *exprChecker) defaults(d *actionlint.Defaults, key where) {
	if d != nil && d.Run != nil {
		c.text(d.Run.Shell, key)
		c.text(d.Run.WorkingDirectory, key)
	}
}

// container checks the expressions of a container; below is the key that
// GitHub's table has for what is inside of it.
func (c *exprChecker) container(n *actionlint.Container, key, below where) {
	if n == nil {
		return
	}
	c.text(n.Image, key)
	if cr := n.Credentials; cr != nil {
		if cr.Expression != nil {
			c.object(cr.Expression, "credentials", below+".credentials")
		} else {
			c.text(cr.Username, below+".credentials")
			c.text(cr.Password, below+".credentials")
		}
	}
	c.env(n.Env, below+".env.<env_id>")
	c.texts(n.Ports, key)
	c.texts(n.Volumes, key)
	c.text(n.Options, key)
}

// step checks the expressions of a step and adds its outputs to the context
// of those that follow.
func (c *exprChecker) step(s *actionlint.Step, p *project) {
	c.text(s.Name, "jobs.<job_id>.steps.name")
	c.condition(s.If, "jobs.<job_id>.steps.if")
	var uses *actionlint.String
	switch e := s.Exec.(type) {
	case *actionlint.ExecRun:
		c.script(e.Run, "jobs.<job_id>.steps.run")
		c.text(e.Shell, "jobs.<job_id>.steps.shell") // in actions alone
		c.text(e.WorkingDirectory, "jobs.<job_id>.steps.working-directory")
	case *actionlint.ExecAction:
		uses = e.Uses
		c.text(uses, "")
		for name, i := range e.Inputs {
			if name == "script" && isGitHubScript(uses) {
				c.script(i.Value, "jobs.<job_id>.steps.with")
			} else {
				c.text(i.Value, "jobs.<job_id>.steps.with")
			}
		}
		c.text(e.Entrypoint, "jobs.<job_id>.steps.with")
		c.text(e.Args, "jobs.<job_id>.steps.with")
	}
	c.env(s.Env, "jobs.<job_id>.steps.env")
	c.bool(s.ContinueOnError, "jobs.<job_id>.steps.continue-on-error")
	c.float(s.TimeoutMinutes, "jobs.<job_id>.steps.timeout-minutes")
	if s.ID == nil {
		return
	}
	if s.ID.ContainsExpression() {
		c.text(s.ID, "")
		c.steps.Loose()
	}
	c.steps.Props[strings.ToLower(s.ID.Value)] = actionlint.NewStrictObjectType(map[string]actionlint.ExprType{
		"outputs":    p.stepOutputs(uses),
		"conclusion": actionlint.StringType{},
		"outcome":    actionlint.StringType{},
	})
}

func isGitHubScript(uses *actionlint.String) bool {
	return uses != nil && strings.HasPrefix(uses.Value, "actions/github-script@")
}
