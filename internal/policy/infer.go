package policy

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// What is said of a place that was not given.
const (
	inferredDetail = "The policy gives no path; the place is what its rule read last and deepest."
	namedDetail    = "The policy gives no path; the place is the file that it names."
	unknownDetail  = "The policy gives no path, and its rule read nothing of the input that explains it."
)

// hasNoPath reports whether a result does not say where the problem is.
func hasNoPath(result *ast.Term) bool {
	switch v := result.Value.(type) {
	case ast.String:
		return true
	case ast.Object:
		return v.Get(ast.InternedTerm("path")) == nil
	}
	return false
}

// A pending result is one without a path.
type pending struct {
	given    *ast.Term // as the rule gave it
	reported *ast.Term // without what is not ours
	severity lint.Severity
}

// addInferred reports results without a path, at the places that the rules
// that gave them were looking at: the policy is evaluated once more, this time
// with a tracer.
func (c *check) addInferred(ctx context.Context, r *rego, results []pending) {
	if len(results) == 0 {
		return
	}
	t := &reads{input: c.input, combined: c.doc.Parts != nil, left: maxFound, best: make(map[readKey]place)}
	if one, err := c.program.only(r); err == nil {
		// An error is as good as no trace: the results are there already.
		_, _ = c.program.eval(ctx, one, &c.doc, c.input, t)
	}
	for _, result := range results {
		path, detail := c.placeOf(t, result.given)
		c.add(r, result.reported, result.severity, path, detail)
	}
}

// placeOf returns where a result stands, and how that is known.
func (c *check) placeOf(t *reads, result *ast.Term) (path []any, detail string) {
	key := readKey{result.String(), noPart}
	if c.doc.Parts != nil {
		best, named := place{score: -1}, c.named(result)
		for i := range c.doc.Parts {
			at, ok := t.best[readKey{key.result, i}]
			if ok && at.score > best.score && (named == "" || c.doc.Parts[i].Path == named) {
				best = at
			}
		}
		if best.path == nil && named != "" {
			i := slices.IndexFunc(c.doc.Parts, func(f *source.File) bool { return f.Path == named })
			return []any{i}, namedDetail
		}
		if best.path != nil {
			return best.path, inferredDetail
		}
		return nil, unknownDetail
	}
	if at, ok := t.best[key]; ok {
		return at.path, inferredDetail
	}
	return nil, unknownDetail
}

// named returns the path of the one file of a combined document that a result
// names, "" where it names none or several.
func (c *check) named(result *ast.Term) string {
	text := result.String()
	found := ""
	for _, f := range c.doc.Parts {
		if f.Path != found && mentions(text, f.Path) {
			if found != "" {
				return ""
			}
			found = f.Path
		}
	}
	return found
}

// mentions reports whether a path stands in a text, not as a part of another.
func mentions(text, path string) bool {
	isPath := func(s string, i int) bool {
		return i >= 0 && i < len(s) && (s[i] == '/' || s[i] == '-' || s[i] == '_' || s[i] >= '0' && s[i] <= '9' || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
	}
	for from := 0; ; {
		i := strings.Index(text[from:], path)
		if i < 0 {
			return false
		}
		i += from
		if end := i + len(path); !isPath(text, i-1) && !isPath(text, end) && (i == 0 || text[i-1] != '.') {
			return true
		}
		from = i + 1
	}
}

// only returns the query for one policy.
func (p *program) only(r *rego) (*query, error) { return p.newQuery([]*rego{r}) }

// reads finds out which part of the input made a rule give a result. It
// implements topdown.QueryTracer.
type reads struct {
	input    *ast.Term
	combined bool // the input is a list of files
	left     int  // how many values may still be looked at to find one
	best     map[readKey]place
}

// A readKey is a result and the part of a combined document that was read for
// it; noPart of any other document.
type readKey struct {
	result string
	part   int
}

const noPart = -1

// maxFound bounds how many values are looked at to find out where those stand
// that a policy got from a library: there may be a million of them.
const maxFound = 2_000_000

// A place is a path into the input and how well it explains a result.
type place struct {
	path  []any
	score int
}

// Enabled implements topdown.QueryTracer.
func (t *reads) Enabled() bool { return true }

// Config implements topdown.QueryTracer.
func (t *reads) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// TraceEvent looks at every rule that is true, while its variables are bound.
func (t *reads) TraceEvent(event topdown.Event) {
	rule, ok := event.Node.(*ast.Rule)
	if event.Op != topdown.ExitOp || !ok || rule.Head.Key == nil || !isEntry(ruleName(rule)) {
		return
	}
	result := event.Plug(rule.Head.Key).String()
	for _, path := range t.paths(rule, event.Plug) {
		key, read := readKey{result, noPart}, path
		if t.combined {
			if len(path) == 0 {
				continue
			}
			key.part, _ = path[0].(int)
			read = path[min(2, len(path)):]
		}
		if score := scoreOf(read); score >= t.best[key].score {
			t.best[key] = place{path, score}
		}
	}
}

// paths returns the paths into the input that the expressions of a rule read,
// in order. What a message is made of does not count.
func (t *reads) paths(rule *ast.Rule, plug func(*ast.Term) *ast.Term) (paths [][]any) {
	body := rule.Body
	given := make(map[ast.Var]bool) // the variables that make up the result
	ast.WalkVars(rule.Head.Key, func(v ast.Var) bool {
		given[v] = true
		return false
	})
	words := make(map[int]bool) // the lines on which messages are made
	for _, expr := range body {
		if expr.IsCall() && slices.Contains([]string{"sprintf", "concat", "format_int"}, expr.Operator().String()) && expr.Location != nil {
			words[expr.Location.Row] = true
		}
	}
	known := make(map[ast.Var][]any) // variables that stand for a part of the input
	for _, expr := range body {
		if expr.Location != nil && words[expr.Location.Row] {
			continue
		}
		if v, ref, ok := binding(expr); ok {
			if path, ok := t.resolve(ref, known, plug); ok {
				known[v] = path
			}
			if given[v] {
				continue
			}
		}
		ast.WalkRefs(expr, func(ref ast.Ref) bool {
			if path, ok := t.resolve(ref, known, plug); ok {
				paths = append(paths, path)
			}
			return false
		})
	}
	return paths
}

// binding returns the two sides of an expression variable = reference.
func binding(expr *ast.Expr) (ast.Var, ast.Ref, bool) {
	if !expr.IsEquality() && !expr.IsAssignment() {
		return "", nil, false
	}
	for _, sides := range [][2]int{{0, 1}, {1, 0}} {
		v, isVar := expr.Operand(sides[0]).Value.(ast.Var)
		ref, isRef := expr.Operand(sides[1]).Value.(ast.Ref)
		if isVar && isRef {
			return v, ref, true
		}
	}
	return "", nil, false
}

// resolve returns the path into the input that a reference stands for, as far
// as its variables are bound.
func (t *reads) resolve(ref ast.Ref, known map[ast.Var][]any, plug func(*ast.Term) *ast.Term) ([]any, bool) {
	var path []any
	head, ok := ref[0].Value.(ast.Var)
	switch {
	case !ok:
		return nil, false
	case ref[0].Equal(ast.InputRootDocument):
	case known[head] != nil:
		path = slices.Clone(known[head])
	default:
		// The value of a variable that came from a library is looked for.
		value := plug(ref[0])
		if !isComposite(value.Value) {
			return nil, false
		}
		if path, ok = t.find(t.input, value, nil, 0); !ok {
			return nil, false
		}
	}
	for _, step := range ref[1:] {
		switch s := plug(step).Value.(type) {
		case ast.String:
			path = append(path, string(s))
		case ast.Number:
			n, ok := s.Int()
			if !ok {
				return path, true
			}
			path = append(path, n)
		default:
			return path, true
		}
	}
	return path, true
}

func isComposite(v ast.Value) bool {
	switch v := v.(type) {
	case ast.Object:
		return v.Len() > 0
	case *ast.Array:
		return v.Len() > 0
	}
	return false
}

const maxFindDepth = 50

// find returns the first place in at that has the value.
func (t *reads) find(at, value *ast.Term, path []any, depth int) ([]any, bool) {
	if at.Equal(value) {
		return slices.Clone(path), true
	}
	t.left--
	if depth > maxFindDepth || t.left <= 0 {
		return nil, false
	}
	switch v := at.Value.(type) {
	case ast.Object:
		for _, key := range v.Keys() {
			if name, ok := key.Value.(ast.String); ok {
				if p, ok := t.find(v.Get(key), value, append(path, string(name)), depth+1); ok {
					return p, true
				}
			}
		}
	case *ast.Array:
		for i := range v.Len() {
			if p, ok := t.find(v.Elem(i), value, append(path, i), depth+1); ok {
				return p, true
			}
		}
	}
	return nil, false
}

// scoreOf prefers what lies deep; that a rule is for a kind explains nothing.
func scoreOf(path []any) int {
	if len(path) == 1 && (path[0] == "kind" || path[0] == "apiVersion") {
		return 0
	}
	return len(path)
}
