package actions

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

// keysOfRuns are the keys of "runs" by the kind of action.
var keysOfRuns = map[string][]string{
	"composite":  {"using", "steps"},
	"docker":     {"using", "image", "entrypoint", "args", "env", "pre-entrypoint", "pre-if", "post-entrypoint", "post-if"},
	"JavaScript": {"using", "main", "pre", "pre-if", "post", "post-if"},
}

// The runtimes of JavaScript actions: those that run, and those whose actions
// run on a later one. Runners have no Node.js 20 since September 2026.
// https://github.blog/changelog/2025-09-19-deprecation-of-node-20-on-github-actions-runners/
var (
	nodeRuntimes = []string{"node24"}
	goneRuntimes = []string{"node12", "node16", "node20"}
)

func (a *Action) runs(n *yaml.Node) {
	runs := a.mapping("runs", n)
	if runs == nil {
		return
	}
	top := a.span(runs[0].key)
	using := find(runs, "using")
	if using == nil || using.Value == "" {
		if find(runs, "plugin") == nil {
			a.errorf(top, "runs has no using, which says what kind of action this is")
		}
		return
	}
	a.Using = toString(using)
	a.Using.Value = strings.ToLower(using.Value) // the runner does not mind the case
	var kind string
	switch name := a.Using.Value; {
	case name == "composite" || name == "docker":
		kind = name
	case slices.Contains(nodeRuntimes, name):
		kind = "JavaScript"
	case slices.Contains(goneRuntimes, name):
		kind = "JavaScript"
		a.out.Report(lint.Finding{Rule: ruleActionRuntime, Span: a.span(using), Message: name + " is gone, runners use a later Node.js instead; use " + nodeRuntimes[len(nodeRuntimes)-1]})
	default:
		known := slices.Concat([]string{"composite", "docker"}, nodeRuntimes)
		a.errorf(a.span(using), "runs.using is %q, want %s%s", using.Value, strings.Join(known, ", "), suggest.DidYouMean(name, known))
		return
	}
	a.keys(runs, kind)
	a.scalars("runs", runs, textKeys)
	switch kind {
	case "composite":
		a.composite(runs)
	case "docker":
		a.docker(runs)
	case "JavaScript":
		a.javaScript(runs)
	}
}

// keys reports keys of "runs" that are not for this kind of action.
func (a *Action) keys(runs []entry, kind string) {
	for _, e := range runs {
		if slices.Contains(keysOfRuns[kind], e.name()) {
			continue
		}
		other := ""
		for _, k := range []string{"composite", "docker", "JavaScript"} {
			if slices.Contains(keysOfRuns[k], e.name()) {
				other = k
				break
			}
		}
		if other != "" {
			a.errorf(a.span(e.key), "%q is for %s actions, and this one is %s", e.name(), other, kind)
		} else {
			a.errorf(a.span(e.key), "unknown key %q in runs%s", e.name(), suggest.DidYouMean(e.name(), keysOfRuns[kind]))
		}
	}
}

// textKeys are the keys of "runs" whose values are text.
var textKeys = []string{"using", "main", "pre", "pre-if", "post", "post-if", "image", "entrypoint", "pre-entrypoint", "post-entrypoint"}

// scalars reports values of keys that are lists or mappings and have to be text.
func (a *Action) scalars(what string, list []entry, keys []string) {
	for _, e := range list {
		if slices.Contains(keys, e.name()) && e.value.Kind != yaml.ScalarNode {
			a.errorf(a.span(e.value), "%s of %s is %s, not text", e.name(), what, describe(e.value))
		}
	}
}

func isEmpty(n *yaml.Node) bool { return n == nil || n.Kind == yaml.ScalarNode && n.Value == "" }

func (a *Action) javaScript(runs []entry) {
	if isEmpty(find(runs, "main")) {
		a.errorf(a.span(runs[0].key), "runs has no main, the script to run")
	}
	a.hooks(runs, "pre", "post")
}

// hooks reports conditions of what does not run: keys are those of what runs
// before and after the action.
func (a *Action) hooks(runs []entry, pre, post string) {
	for condition, key := range map[string]string{"pre-if": pre, "post-if": post} {
		if v := find(runs, condition); v != nil && find(runs, key) == nil {
			a.errorf(a.span(v), "%s is without effect, for there is no %s", condition, key)
		}
	}
}

func (a *Action) docker(runs []entry) {
	if v := find(runs, "args"); v != nil && v.Kind != yaml.SequenceNode && !isNull(v) {
		a.errorf(a.span(v), "args of runs is %s, not a list", describe(v))
	}
	if v := find(runs, "env"); v != nil && !isNull(v) {
		a.mapping("env of runs", v)
	}
	a.hooks(runs, "pre-entrypoint", "post-entrypoint")
	image := find(runs, "image")
	if isEmpty(image) {
		a.errorf(a.span(runs[0].key), "runs has no image, the Dockerfile to build or the image to run")
		return
	}
	if image.Kind != yaml.ScalarNode || isRegistryImage(image.Value) || strings.Contains(image.Value, open) {
		return
	}
	name := path.Join(path.Dir(a.file.Path), image.Value)
	if _, err := fs.Stat(a.project.tree.FS(), name); errors.Is(err, fs.ErrNotExist) {
		a.errorf(a.span(image), "image is the file %q, which does not exist; docker://… is an image of a registry", image.Value)
	}
}

func (a *Action) composite(runs []entry) {
	steps := find(runs, "steps")
	switch {
	case steps == nil:
		a.errorf(a.span(runs[0].key), "runs has no steps")
	case steps.Kind != yaml.SequenceNode:
		a.errorf(a.span(steps), "steps is %s, not a list", describe(steps))
	default:
		for _, n := range steps.Content {
			a.step(n)
		}
	}
}

// Keys of the steps of a composite action.
var (
	runKeys  = []string{"name", "id", "if", "run", "env", "continue-on-error", "working-directory", "shell"}
	usesKeys = []string{"name", "id", "if", "uses", "continue-on-error", "with", "env"}
)

// step parses a step, and reports what is wrong with its keys.
func (a *Action) step(n *yaml.Node) {
	list := a.mapping("a step", n)
	if list == nil {
		if n.Kind == yaml.MappingNode {
			a.errorf(a.span(n), "step has neither run nor uses")
		}
		return
	}
	at := a.span(list[0].key)
	if slices.ContainsFunc(list, func(e entry) bool { return slices.Contains(controlKeys, e.name()) }) {
		return // GitHub does not say whether actions may run steps in parallel
	}
	run, uses := find(list, "run"), find(list, "uses")
	keys := runKeys
	switch {
	case run == nil && uses == nil:
		a.errorf(at, "step has neither run nor uses")
		return
	case run != nil && uses != nil:
		a.errorf(at, "step has both run and uses")
		return
	case uses != nil:
		keys = usesKeys
	}
	for _, e := range list {
		switch {
		case slices.Contains(keys, e.name()):
		case slices.Contains(runKeys, e.name()):
			a.errorf(a.span(e.key), "%q is for a step with run, and this one has uses", e.name())
		case slices.Contains(usesKeys, e.name()):
			a.errorf(a.span(e.key), "%q is for a step with uses, and this one has run", e.name())
		case e.name() == "background": // as above
		case e.name() == "timeout-minutes":
			a.errorf(a.span(e.key), "a step of a composite action has no timeout-minutes")
		default:
			a.errorf(a.span(e.key), "unknown key %q in a step%s", e.name(), suggest.DidYouMean(e.name(), keys))
		}
	}
	if v := find(list, "continue-on-error"); v != nil && v.ShortTag() != "!!bool" && !strings.Contains(v.Value, open) {
		a.errorf(a.span(v), "continue-on-error is %q, want true or false", v.Value)
	}
	for _, key := range []string{"with", "env"} {
		if v := find(list, key); v != nil && !isNull(v) && !strings.Contains(v.Value, open) {
			a.mapping(key, v)
		}
	}
	if run != nil {
		if shell := find(list, "shell"); shell == nil || shell.Value == "" {
			a.out.Report(lint.Finding{Rule: ruleActionShell, Span: a.key(list, "run"), Message: "step of a composite action runs a script without shell"})
		}
	}
	job := a.Syntax.Jobs["action"]
	job.Steps = append(job.Steps, a.toStep(n, list))
}

func (a *Action) toStep(n *yaml.Node, list []entry) *actionlint.Step {
	return toStep(n, list, func(e entry, what string) {
		a.errorf(a.span(e.key), "%s is %s, not text", what, describe(e.value))
	})
}

// toStep returns the step that the entries of n are. It calls bad for values
// that are not text but have to be.
func toStep(n *yaml.Node, list []entry, bad func(e entry, what string)) *actionlint.Step {
	text := func(key string) *actionlint.String {
		for _, e := range list {
			switch {
			case e.name() != key:
			case e.value.Kind != yaml.ScalarNode:
				bad(e, key+" of a step")
			case !isNull(e.value):
				return toString(e.value)
			}
		}
		return nil
	}
	s := &actionlint.Step{
		ID: text("id"), If: text("if"), Name: text("name"),
		Pos: &actionlint.Pos{Line: n.Line, Col: n.Column},
	}
	if v := text("continue-on-error"); v != nil && v.ContainsExpression() {
		s.ContinueOnError = &actionlint.Bool{Expression: v, Pos: v.Pos}
	}
	if v := find(list, "env"); v != nil {
		s.Env = toEnv(v, bad)
	}
	if uses := text("uses"); uses != nil {
		e := &actionlint.ExecAction{Uses: uses}
		if v := find(list, "with"); v != nil && v.Kind == yaml.MappingNode {
			e.Inputs = make(map[string]*actionlint.Input)
			for _, i := range entries(v) {
				if i.value.Kind != yaml.ScalarNode {
					bad(i, "input \""+i.name()+"\"")
					continue
				}
				e.Inputs[strings.ToLower(i.name())] = &actionlint.Input{Name: toString(i.key), Value: toString(i.value)}
			}
		}
		s.Exec = e
	}
	if run := text("run"); run != nil {
		s.Exec = &actionlint.ExecRun{Run: run, Shell: text("shell"), WorkingDirectory: text("working-directory"), RunPos: run.Pos}
	}
	return s
}

func toEnv(n *yaml.Node, bad func(e entry, what string)) *actionlint.Env {
	if n.Kind == yaml.ScalarNode {
		if strings.Contains(n.Value, open) {
			return &actionlint.Env{Expression: toString(n)}
		}
		return nil
	}
	env := &actionlint.Env{Vars: make(map[string]*actionlint.EnvVar)}
	for _, e := range entries(n) {
		if e.value.Kind == yaml.ScalarNode {
			env.Vars[strings.ToLower(e.name())] = &actionlint.EnvVar{Name: toString(e.key), Value: toString(e.value)}
		} else {
			bad(e, "variable \""+e.name()+"\"")
		}
	}
	return env
}
