package actions

import (
	"maps"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// A Value is an access with what is known of the value.
type Value struct {
	Access
	Origin Origin
	// From is what decides: the path itself, or where it leads by way of
	// variables, outputs, inputs and the matrix.
	From string
}

// Values returns the values that flow into the result of e, which stands at in.
func (t *Source) Values(in Scope, e *Expr) []Value {
	var list []Value
	budget := maxLookups
	for _, a := range e.Accesses() {
		f := follower{t: t, budget: &budget}
		origin, from := f.access(in, a)
		list = append(list, Value{a, origin, from})
	}
	return list
}

// A follower finds out what decides the value of an access.
type follower struct {
	t      *Source
	depth  int
	budget *int // look-ups left, for all values of an expression
}

// Bounds on how far a value is followed from place to place, and on the work
// for one expression.
const (
	maxSteps   = 12
	maxLookups = 500
)

func (f follower) access(in Scope, a Access) (Origin, string) {
	*f.budget--
	if f.depth++; f.depth > maxSteps || *f.budget < 0 {
		return Chosen, a.Path
	}
	context, rest, _ := strings.Cut(a.Path, ".")
	switch context {
	case "github":
		if name, ok := strings.CutPrefix(a.Path, "github.event.inputs"); ok {
			return f.inputs(strings.TrimPrefix(name, "."), a)
		}
		return originOf(a), a.Path
	case "inputs":
		return f.inputs(rest, a)
	case "env":
		return f.env(in, rest, a.Path)
	case "matrix":
		return f.matrix(in, rest, a)
	case "steps":
		return f.steps(in, rest, a)
	case "needs":
		return f.needs(in, rest, a)
	case "jobs", "vars":
		return Chosen, a.Path
	}
	return Fixed, a.Path // secrets, runner, job, strategy
}

// text returns what decides the value of a string with expressions in it.
func (f follower) text(in Scope, s *actionlint.String) (Origin, string) {
	worst, from := Fixed, ""
	for _, e := range f.t.Exprs(s) {
		for _, a := range e.Accesses() {
			if o, name := f.access(in, a); o > worst {
				worst, from = o, name
			}
		}
	}
	return worst, from
}

func (f follower) env(in Scope, name, path string) (Origin, string) {
	if strings.HasPrefix(name, "github_") || strings.HasPrefix(name, "runner_") {
		return Fixed, path
	}
	if in.Step != nil {
		// A value of a step's environment is evaluated in that of the job.
		if s := variable(in.Step.Env, name); s != nil {
			return f.text(Scope{Job: in.Job}, s)
		}
		if o, from, ok := f.written(in, name); ok {
			return o, from
		}
	}
	if in.Job != nil {
		if s := variable(in.Job.Env, name); s != nil {
			return f.text(Scope{}, s)
		}
	}
	if s := variable(f.t.Syntax.Env, name); s != nil {
		return f.text(Scope{}, s)
	}
	return Chosen, path // a step before may set it
}

func variable(env *actionlint.Env, name string) *actionlint.String {
	if env == nil || env.Vars[name] == nil {
		return nil
	}
	return env.Vars[name].Value
}

// written follows a variable that a step before in writes to GITHUB_ENV.
func (f follower) written(in Scope, name string) (Origin, string, bool) {
	index := f.t.indexOf(in.Job)
	for _, a := range index.env[name] {
		if a.position < index.positions[in.Step] {
			o, from := f.shellText(Scope{in.Job, a.step}, a.script, a.start, a.end)
			return o, from, true
		}
	}
	return Fixed, "", false
}

func (f follower) matrix(in Scope, rest string, a Access) (Origin, string) {
	path := a.Path
	if in.Job == nil || in.Job.Strategy == nil || in.Job.Strategy.Matrix == nil {
		return Fixed, path
	}
	m := in.Job.Strategy.Matrix
	job := Scope{Job: in.Job}
	if m.Expression != nil {
		return f.unknown(job, m.Expression, path)
	}
	name, below, _ := strings.Cut(rest, ".")
	isMeant := func(key string) bool { return key == name || name == "?" || name == "" && a.Whole }
	worst, from := Fixed, path
	add := func(o Origin, name string) {
		if o > worst {
			worst, from = o, name
		}
	}
	for _, key := range slices.Sorted(maps.Keys(m.Rows)) {
		if !isMeant(key) {
			continue
		}
		row := m.Rows[key]
		if row.Expression != nil {
			add(f.unknown(job, row.Expression, path))
		}
		for _, v := range row.Values {
			add(f.raw(job, v, below, a.Whole))
		}
	}
	if m.Include != nil {
		if m.Include.Expression != nil {
			add(f.unknown(job, m.Include.Expression, path))
		}
		for _, c := range m.Include.Combinations {
			if c.Expression != nil {
				add(f.unknown(job, c.Expression, path))
			}
			for _, key := range slices.Sorted(maps.Keys(c.Assigns)) {
				if isMeant(key) {
					add(f.raw(job, c.Assigns[key].Value, below, a.Whole))
				}
			}
		}
	}
	return worst, from
}

// unknown is text for an expression whose parts are not told apart.
func (f follower) unknown(in Scope, s *actionlint.String, path string) (Origin, string) {
	for _, e := range f.t.Exprs(s) {
		if len(e.Accesses()) == 0 && e.Err == nil {
			return Fixed, path // fromJSON('[…]')
		}
	}
	if o, from := f.text(in, s); o > Chosen {
		return o, from
	}
	return Chosen, path
}

// raw returns what decides the part of a value that path leads to; of a mapping
// or a list itself nothing flows but its kind, unless it flows whole.
func (f follower) raw(in Scope, v actionlint.RawYAMLValue, path string, whole bool) (Origin, string) {
	worst, from := Fixed, ""
	add := func(o Origin, name string) {
		if o > worst {
			worst, from = o, name
		}
	}
	key, below, _ := strings.Cut(path, ".")
	switch v := v.(type) {
	case *actionlint.RawYAMLString:
		return f.text(in, &actionlint.String{Value: v.Value, Pos: v.Pos()})
	case *actionlint.RawYAMLArray:
		if key == "*" || key == "?" || key == "" && whole {
			for _, e := range v.Elems {
				add(f.raw(in, e, below, whole))
			}
		}
	case *actionlint.RawYAMLObject:
		for _, name := range slices.Sorted(maps.Keys(v.Props)) {
			if strings.EqualFold(name, key) || key == "*" || key == "?" || key == "" && whole {
				add(f.raw(in, v.Props[name], below, whole))
			}
		}
	}
	return worst, from
}

func (f follower) needs(in Scope, rest string, a Access) (Origin, string) {
	id, output, ok := strings.Cut(rest, ".outputs.")
	if !ok {
		return results(rest, a)
	}
	j := f.t.Syntax.Jobs[id]
	if j == nil || j.WorkflowCall != nil || j.Outputs[output] == nil {
		return Chosen, a.Path
	}
	return f.text(Scope{Job: j}, j.Outputs[output].Value)
}

// results returns what decides what a job or a step has besides an output: the
// word that says how it ended, or all that it has.
func results(rest string, a Access) (Origin, string) {
	if a.Whole && !endsIn(rest, "result", "outcome", "conclusion") {
		return Chosen, a.Path
	}
	return Fixed, a.Path
}

func endsIn(path string, names ...string) bool {
	return slices.Contains(names, path[strings.LastIndexByte(path, '.')+1:])
}

func (f follower) steps(in Scope, rest string, a Access) (Origin, string) {
	path := a.Path
	id, output, ok := strings.Cut(rest, ".outputs.")
	if !ok {
		return results(rest, a)
	}
	if in.Job == nil {
		return Chosen, path
	}
	index := f.t.indexOf(in.Job)
	s := index.ids[id]
	if s == nil {
		return Chosen, path
	}
	if e, ok := s.Exec.(*actionlint.ExecAction); ok {
		if givesFreeText(e.Uses, output) {
			return Attacker, path
		}
		return Chosen, path
	}
	for _, a := range index.output[output] {
		if a.step == s {
			return f.shellText(Scope{in.Job, s}, a.script, a.start, a.end)
		}
	}
	return Chosen, path
}

// inputs returns what decides an input of the workflow or action; all of them
// where they flow whole, or where its name is computed.
func (f follower) inputs(name string, a Access) (Origin, string) {
	if name != "" && name != "?" {
		return f.input(name, a.Path)
	}
	if f.t.action != nil && (a.Whole || name == "?") {
		return Caller, a.Path
	}
	worst, from := Fixed, a.Path
	if !a.Whole && name == "" {
		return worst, from // no more than the word "Object"
	}
	for _, event := range f.t.Syntax.On {
		var names []string
		switch e := event.(type) {
		case *actionlint.WorkflowDispatchEvent:
			names = slices.Collect(maps.Keys(e.Inputs))
		case *actionlint.WorkflowCallEvent:
			for _, i := range e.Inputs {
				names = append(names, i.ID)
			}
		}
		slices.Sort(names)
		for _, n := range names {
			if o, source := f.input(n, a.Path); o > worst {
				worst, from = o, source
			}
		}
	}
	return worst, from
}

// input returns what decides an input of the workflow or action.
func (f follower) input(name, path string) (Origin, string) {
	if f.t.action != nil {
		return Caller, path
	}
	origin := Fixed
	for _, event := range f.t.Syntax.On {
		switch e := event.(type) {
		case *actionlint.WorkflowDispatchEvent:
			if i := e.Inputs[name]; i != nil {
				switch i.Type {
				case actionlint.WorkflowDispatchEventInputTypeBoolean, actionlint.WorkflowDispatchEventInputTypeNumber, actionlint.WorkflowDispatchEventInputTypeChoice:
				default: // the names of environments are free text
					origin = max(origin, Chosen)
				}
			}
		case *actionlint.WorkflowCallEvent:
			for _, i := range e.Inputs {
				if i.ID != name || i.Type == actionlint.WorkflowCallEventInputTypeBoolean || i.Type == actionlint.WorkflowCallEventInputTypeNumber {
					continue
				}
				o, from := f.callers(name)
				if o > origin {
					origin = o
				}
				if o == Attacker {
					path = from
				}
			}
		}
	}
	return origin, path
}
