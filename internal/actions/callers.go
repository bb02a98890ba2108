package actions

import (
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// callers returns what decides an input of a reusable workflow: what the other
// workflows of the repository give it. Where none calls it, the callers are
// elsewhere.
func (f follower) callers(name string) (Origin, string) {
	worst, from := Fixed, ""
	found := false
	for _, c := range f.t.callers() {
		for _, j := range c.Jobs() {
			call := j.WorkflowCall
			if *f.budget--; *f.budget < 0 {
				return Caller, ""
			}
			if !isLocalCall(call) || f.t.project.path(call.Uses.Value) != f.t.file.Path {
				continue
			}
			found = true
			given := call.Inputs[name]
			if given == nil {
				continue // the default
			}
			o, source := follower{t: c, depth: f.depth, budget: f.budget}.text(Scope{Job: j}, given.Value)
			if o > worst {
				worst, from = o, source
			}
		}
	}
	if !found {
		return Caller, ""
	}
	return worst, from
}

// callers returns the workflows of the repository that call this one or use this
// action. Each parses them for itself, since a Source is not for concurrent use.
func (t *Source) callers() []*Source {
	if t.calling == nil {
		t.calling = []*Source{}
		name := t.file.Path
		if t.action != nil {
			name = path.Dir(name)
		}
		for _, file := range t.project.callersOf(name) {
			c := &Source{file: file, project: t.project, calling: []*Source{}} // theirs are not followed
			_ = c.load()
			if _, bad := hostile(c.file, c.doc); bad {
				continue
			}
			c.Syntax, _ = actionlint.Parse(file.Content)
			if c.Syntax == nil {
				continue
			}
			t.reads(file)
			t.calling = append(t.calling, c)
		}
	}
	return t.calling
}

// StartedBy reports whether one of the events triggers the workflow, or one of the
// repository that calls it; for an action, one that uses it.
func (t *Source) StartedBy(events ...string) bool {
	if t.RunsOn(events...) {
		return true
	}
	isCalled := t.action != nil || t.RunsOn("workflow_call")
	return isCalled && slices.ContainsFunc(t.callers(), func(c *Source) bool { return c.RunsOn(events...) })
}

// givesFreeText reports whether an output of an action is text that an attacker
// can choose: names of changed files, of branches of forks, comments.
func givesFreeText(uses *actionlint.String, output string) bool {
	switch {
	case IsAction(uses, "tj-actions/changed-files"):
		return strings.HasSuffix(output, "_files") || strings.HasSuffix(output, "_keys")
	case IsAction(uses, "dorny/paths-filter"):
		return strings.HasSuffix(output, "_files")
	case IsAction(uses, "jitterbit/get-changed-files", "trilom/file-changes-action"):
		return true
	case IsAction(uses, "tj-actions/branch-names"):
		return output == "head_ref_branch" || output == "current_branch"
	case IsAction(uses, "peter-evans/find-comment"):
		return output == "comment-body"
	case IsAction(uses, "xt0rted/pull-request-comment-branch", "alessbell/pull-request-comment-branch"):
		return output == "head_ref" || output == "ref"
	}
	return false
}
