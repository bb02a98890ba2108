package gitlab

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// A need is a job that another one waits for.
type need struct {
	name     *Value // nil where it is none of this pipeline
	optional bool
	pipeline bool // a whole pipeline elsewhere
}

// needs returns what j needs; those of its rules are left out.
func (p *Pipeline) needs(j *Job) []need { return needsOf(j.Value.Get("needs")) }

func needsOf(v *Value) []need {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case String:
		return []need{{name: v}}
	case List:
		var list []need
		for _, item := range v.Items {
			list = append(list, needsOf(item)...)
		}
		return list
	case Map:
		job := v.Get("job")
		switch {
		case v.Get("project").IsSet():
			return []need{{}}
		case v.Get("pipeline").IsSet():
			return []need{{pipeline: job == nil}}
		case job.IsSet() && job.Kind == String:
			optional := v.Get("optional")
			return []need{{name: job, optional: optional.IsSet() && optional.Kind == Bool && !isFalse(optional)}}
		}
	}
	return []need{{}}
}

// stageNames returns the stages in order, those included that are always there.
func (p *Pipeline) stageNames() []string {
	names := []string{"build", "test", "deploy"}
	if v := p.root.Get("stages"); v.IsSet() {
		names = nil
		for _, s := range flat(v) {
			if s.Kind == Unknown {
				p.partial = true
			}
			names = append(names, s.Text)
		}
	}
	all := []string{".pre"}
	for _, n := range names {
		if n != ".pre" && n != ".post" {
			all = append(all, n)
		}
	}
	return append(all, ".post")
}

// flat returns the items of a list, those of lists in it too.
func flat(v *Value) []*Value {
	if v.Kind != List {
		return []*Value{v}
	}
	var all []*Value
	for _, item := range v.Items {
		all = append(all, flat(item)...)
	}
	return all
}

// stage returns the index of the stage of a job and its name; -1 where it is
// not known or not there.
func (p *Pipeline) stage(j *Job) (int, string) {
	v := j.Value.Get("stage")
	if !v.IsSet() {
		v = j.Value.Get("type")
	}
	name := "test"
	if v.IsSet() {
		if !v.isScalar() {
			return -1, ""
		}
		name = v.Text
	}
	return slices.Index(p.stages, name), name
}

// checkGraph reports stages and jobs that are not there, and the order of jobs.
func (p *Pipeline) checkGraph() {
	for _, j := range p.Jobs {
		p.checkStage(j)
		p.checkNeeds(j)
		p.checkDependencies(j)
		p.checkStop(j)
	}
	if !p.conditional {
		p.checkNeedCycles()
	}
}

func (p *Pipeline) checkStage(j *Job) {
	at, name := p.stage(j)
	if at >= 0 || name == "" || j.Open && !p.isOwnStage(j) {
		return
	}
	e, ok := j.Value.find("stage")
	if !ok || !e.value.IsSet() {
		p.report(ruleUnknownStage, j.Key(), nil, "job %q has no stage, which means \"test\", and there is no such stage among %s", j.Name, strings.Join(p.stages, ", "))
		return
	}
	p.report(ruleUnknownStage, e.value.Span(), nil, "stage %q does not exist; there are %s%s", name, strings.Join(p.stages, ", "), nearest(name, p.stages))
}

// isOwnStage reports whether the file where the pipeline begins says both the
// stages and the stage of a job. What it says wins over every file that it
// includes, those that are not read too.
func (p *Pipeline) isOwnStage(j *Job) bool {
	own := func(v *Value) bool { return v.IsSet() && v.file.Path == p.start.name }
	stages, job := p.root.Get("stages"), p.root.Get(j.Name)
	return p.start.complete && own(stages) && own(job.Get("stage")) &&
		!slices.ContainsFunc(flat(stages), func(s *Value) bool { return !s.isScalar() })
}

// parallelName is what GitLab calls one of the jobs that parallel makes:
// "test 1/3", "test: [linux, amd64]".
var parallelName = lazyregexp.New(`^(.*?)(?: \d+/\d+|: \[.*\])$`)

// named returns the job that a name means.
func (p *Pipeline) named(name string) *Job {
	if j := p.Job(name); j != nil {
		return j
	}
	if m := parallelName.FindStringSubmatch(name); m != nil {
		if j := p.Job(m[1]); j != nil && j.Value.Get("parallel").IsSet() {
			return j
		}
	}
	return nil
}

func (p *Pipeline) checkNeeds(j *Job) {
	at, _ := p.stage(j)
	seen := make(map[string]bool)
	check := func(list []need, rule bool) {
		for _, n := range list {
			if n.name == nil || n.name.Kind != String || strings.Contains(n.name.Text, "$[[") {
				continue
			}
			name := n.name.Text
			target := p.named(name)
			if target == nil {
				if !n.optional && !p.open() {
					p.unknownJob(n.name, j, "needs")
				}
				continue
			}
			if !rule && seen[name] && target.Value.Get("parallel") == nil {
				p.report(ruleKeywordConflict, n.name.Span(), nil, "job %q needs %q twice", j.Name, name)
			}
			seen[name] = true
			if after, stage := p.stage(target); at >= 0 && after > at && !p.open() && !p.conditional {
				p.report(ruleStageOrder, n.name.Span(), related(target), "job %q needs %q, which runs in the later stage %q", j.Name, name, stage)
			}
		}
	}
	check(p.needs(j), false)
	if rules := j.Value.Get("rules"); rules != nil && rules.Kind == List {
		for _, r := range flat(rules) {
			seen = make(map[string]bool)
			check(needsOf(r.Get("needs")), true)
		}
	}
}

func related(j *Job) []lint.Related {
	return []lint.Related{{Span: j.Key(), Message: "defined here"}}
}

func (p *Pipeline) unknownJob(v *Value, j *Job, what string) {
	if _, ok := p.root.find(v.Text); ok && strings.HasPrefix(v.Text, ".") {
		p.report(ruleUnknownJob, v.Span(), nil, "job %q %s %q, which never runs, since its name begins with a dot", j.Name, what, v.Text)
		return
	}
	var names []string
	for _, other := range p.Jobs {
		if other != j {
			names = append(names, other.Name)
		}
	}
	p.report(ruleUnknownJob, v.Span(), nil, "job %q %s %q, which does not exist%s", j.Name, what, v.Text, nearest(v.Text, names))
}

func (p *Pipeline) checkDependencies(j *Job) {
	at, _ := p.stage(j)
	needed := make(map[string]bool)
	sure := true
	for _, n := range p.needs(j) {
		if n.name == nil || n.name.Kind != String {
			sure = false
			continue
		}
		needed[n.name.Text] = true
	}
	for _, v := range j.Value.Get("dependencies").Strings() {
		if v.Kind != String {
			continue
		}
		target := p.named(v.Text)
		switch {
		case target == nil:
			if !p.open() {
				p.unknownJob(v, j, "depends on")
			}
		case len(needed) > 0 && sure && !needed[v.Text] && !j.Open:
			p.report(ruleKeywordConflict, v.Span(), nil, "job %q depends on %q, but does not need it; with needs, dependencies can only be among them", j.Name, v.Text)
		default:
			if after, stage := p.stage(target); at >= 0 && after > at && !p.open() && !p.conditional {
				p.report(ruleStageOrder, v.Span(), related(target), "job %q depends on %q, which runs in the later stage %q", j.Name, v.Text, stage)
			}
		}
	}
}

// checkStop reports an environment that is stopped by a job that cannot do it.
func (p *Pipeline) checkStop(j *Job) {
	env := j.Value.Get("environment")
	stop := env.Get("on_stop")
	if !stop.IsSet() || stop.Kind != String || p.open() || strings.Contains(stop.Text, "$") {
		return
	}
	target := p.Job(stop.Text)
	if target == nil {
		p.unknownJob(stop, j, "is stopped by")
		return
	}
	other := target.Value.Get("environment")
	name := func(v *Value) string {
		if v.Kind == Map {
			v = v.Get("name")
		}
		if v.IsSet() && v.Kind == String {
			return v.Text
		}
		return ""
	}
	if !other.IsSet() {
		p.report(ruleInvalidValue, stop.Span(), related(target), "job %q is stopped by %q, which has no environment", j.Name, stop.Text)
		return
	}
	if action := other.Get("action"); other.Kind == String || action == nil || action.Kind == String && action.Text != "stop" {
		p.report(ruleInvalidValue, stop.Span(), related(target), "job %q is stopped by %q, whose environment does not have action: stop", j.Name, stop.Text)
		return
	}
	if a, b := name(env), name(other); a != "" && b != "" && a != b {
		p.report(ruleInvalidValue, stop.Span(), related(target), "job %q is stopped by %q, which has another environment, %q", j.Name, stop.Text, b)
	}
}

// checkNeedCycles reports jobs that wait for one another.
func (p *Pipeline) checkNeedCycles() {
	const (
		working = 1
		done    = 2
	)
	state := make(map[*Job]int)
	type frame struct {
		job   *Job
		needs []need
	}
	for _, start := range p.Jobs {
		if state[start] != 0 {
			continue
		}
		state[start] = working
		stack := []frame{{start, p.needs(start)}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if len(top.needs) == 0 {
				state[top.job] = done
				stack = stack[:len(stack)-1]
				continue
			}
			n := top.needs[0]
			top.needs = top.needs[1:]
			if n.name == nil || n.name.Kind != String {
				continue
			}
			target := p.named(n.name.Text)
			if target == nil || state[target] == done {
				continue
			}
			if state[target] == working {
				names := []string{}
				for i := range stack {
					if stack[i].job == target || len(names) > 0 {
						names = append(names, stack[i].job.Name)
					}
				}
				p.report(ruleCycle, n.name.Span(), nil, "jobs need one another: %s", strings.Join(append(names, target.Name), " → "))
				continue
			}
			state[target] = working
			stack = append(stack, frame{target, p.needs(target)})
		}
	}
}
