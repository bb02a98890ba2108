package actions

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"
)

// Where actionlint takes the first of several from a map, chance decides what it
// says. Here it is the first in the file.

const (
	cyclePrefix  = `cyclic dependencies in "needs" job configurations are detected. detected cycle is `
	conflictWith = " conflicts with label "
)

// ordered replaces what chance decided in the errors of the rules.
func (w *Workflow) ordered(errs []*actionlint.Error, config *actionlint.Config) []*actionlint.Error {
	n := len(errs)
	errs = slices.DeleteFunc(errs, func(e *actionlint.Error) bool { return strings.HasPrefix(e.Message, cyclePrefix) })
	if len(errs) < n {
		errs = append(errs, cycles(w.Jobs())...)
	}
	for _, e := range errs {
		if e.Kind == "runner-label" && strings.Contains(e.Message, conflictWith) {
			w.nameFirst(e, config)
		}
	}
	return errs
}

// A needer is a job on the way that the search for cycles takes.
type needer struct {
	id     string // lower case
	at     *actionlint.Pos
	needs  []string
	active bool
	done   bool
}

// cycles returns an error for each cycle in the needs of jobs, at its first job;
// of several that share a job the first.
func cycles(jobs []*actionlint.Job) []*actionlint.Error {
	all := make(map[string]*needer, len(jobs))
	var list []*needer
	for _, j := range jobs {
		n := &needer{id: strings.ToLower(j.ID.Value), at: j.ID.Pos}
		for _, need := range j.Needs {
			n.needs = append(n.needs, strings.ToLower(need.Value))
		}
		all[n.id] = n
		list = append(list, n)
	}
	var errs []*actionlint.Error
	var path []*needer
	var visit func(n *needer)
	visit = func(n *needer) {
		n.active = true
		path = append(path, n)
		for _, id := range n.needs {
			switch next := all[id]; {
			case next == nil || next.done:
			case next.active:
				cycle := path[slices.Index(path, next):]
				errs = append(errs, cycleError(cycle))
				for _, in := range cycle {
					in.done = true
				}
			default:
				visit(next)
			}
		}
		path = path[:len(path)-1]
		n.active, n.done = false, true
	}
	for _, n := range list {
		if !n.done {
			visit(n)
		}
	}
	return errs
}

func cycleError(cycle []*needer) *actionlint.Error {
	first := slices.MinFunc(cycle, func(a, b *needer) int {
		if a.at.IsBefore(b.at) {
			return -1
		}
		return 1
	})
	start := slices.Index(cycle, first)
	var words []string
	for i := range len(cycle) + 1 {
		words = append(words, strconv.Quote(cycle[(start+i)%len(cycle)].id))
	}
	return &actionlint.Error{Message: cyclePrefix + strings.Join(words, " -> "), Line: first.at.Line, Column: first.at.Col, Kind: "job-needs"}
}

// nameFirst names, in an error about a label of a runner that conflicts with
// several others, the first of them.
func (w *Workflow) nameFirst(e *actionlint.Error, config *actionlint.Config) {
	for _, j := range w.Jobs() {
		if j.RunsOn == nil {
			continue
		}
		at := slices.IndexFunc(j.RunsOn.Labels, func(l *actionlint.String) bool { return l.Pos.Line == e.Line && l.Pos.Col == e.Column })
		for _, other := range j.RunsOn.Labels[:max(at, 0)] {
			if message := conflict(other, j.RunsOn.Labels[at], config); message != "" {
				e.Message = message
				return
			}
		}
	}
}

// conflict returns what actionlint says of two labels alone; empty where they
// are compatible.
func conflict(a, b *actionlint.String, config *actionlint.Config) string {
	rule := actionlint.NewRuleRunnerLabel()
	if config != nil {
		rule.SetConfig(config)
	}
	if err := rule.VisitJobPre(&actionlint.Job{RunsOn: &actionlint.Runner{Labels: []*actionlint.String{a, b}}}); err != nil {
		return ""
	}
	for _, e := range rule.Errs() {
		if strings.Contains(e.Message, conflictWith) {
			return e.Message
		}
	}
	return ""
}
