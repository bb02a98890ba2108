package argo

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/suggest"
)

// A template is the template of a set with the parameters that it uses.
type template struct {
	set  *set
	uses []use
}

// A use is one place where a template uses a parameter.
type use struct {
	at    []any
	text  string   // as it is written
	names []string // that lead to it; one with dots in flat templates
	// maybe is true where the template may do without: in a condition or with a
	// default.
	maybe bool
	// alone is true if the template writes the parameter as it is.
	alone bool
}

// newTemplate collects the parameters that a template uses, and reports what
// is wrong with it whatever the parameters are.
func (s *set) newTemplate(object map[string]any, patch any) *template {
	t := &template{set: s}
	t.collect(object, []any{"spec", "template"})
	if text, ok := patch.(string); ok && s.goTemplate {
		t.collectGo(text, []any{"spec", "templatePatch"})
	}
	return t
}

func (t *template) collect(v any, at []any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range sortedKeys(v) {
			t.collect(v[key], join(at, key))
		}
	case []any:
		for i, item := range v {
			t.collect(item, join(at, i))
		}
	case string:
		switch {
		case !strings.Contains(v, "{{"):
		case t.set.goTemplate:
			t.collectGo(v, at)
		case !isText(at):
			t.collectFlat(v, at)
		}
	}
}

// isText reports whether what is at a path may have {{ }} for somebody else in
// it: flat templates leave alone what is none of their parameters.
func isText(at []any) bool {
	return slices.ContainsFunc(at, func(step any) bool {
		switch step {
		case "values", "valuesObject", "annotations", "info", "plugin", "patches", "patch":
			return true
		}
		return false
	})
}

var flatName = lazyregexp.New(`^\.?[A-Za-z0-9_][A-Za-z0-9_./\[\]-]*$`)

func (t *template) collectFlat(text string, at []any) {
	for _, h := range placeholders(text) {
		if !flatName.MatchString(h.name) {
			continue
		}
		if strings.HasPrefix(h.name, ".") {
			t.set.problem(UnknownParameter, at, h.text, "%s is the form of Go templates, and goTemplate is not set", h.text)
			continue
		}
		t.uses = append(t.uses, use{at: at, text: h.text, names: []string{h.name}})
	}
}

func (t *template) collectGo(text string, at []any) {
	tree, err := parseGo(text)
	if err != nil {
		message := strings.TrimPrefix(err.Error(), "template: template:")
		_, message, _ = strings.Cut(message, ": ")
		t.set.problem(Invalid, at, "", "template does not parse: %s", message)
		return
	}
	if tree.Root != nil {
		w := &goWalk{template: t, text: text, at: at}
		w.list(tree.Root, scope{root: true})
	}
}

// check reports the parameters that the sets of one generator do not have.
func (t *template) check(sets []*parameters) {
	for _, u := range t.uses {
		var without *parameters
		missing, depth := 0, 0
		for _, p := range sets {
			if t.isMapping(p, u) {
				t.set.problem(UnknownParameter, u.at, u.text, "the parameter %s is no text, but a mapping with %s", t.name(u), t.keys(p, u))
				break
			}
			if found, ok := t.has(p, u); !ok {
				if missing++; missing == 1 {
					without, depth = p, found
				}
			}
		}
		switch {
		case missing == 0, u.maybe, t.isOverlaid(u, sets):
		case missing == len(sets):
			t.set.problem(UnknownParameter, u.at, u.text, "no generator sets the parameter %s%s", t.name(u), t.didYouMean(u, without, depth))
		default:
			t.set.problem(UnknownParameter, u.at, u.text, "the parameter %s is not set for %s", t.name(u), without.from)
		}
	}
}

// isOverlaid reports whether generators have something of their own in the
// place of u.
func (t *template) isOverlaid(u use, sets []*parameters) bool {
	for _, p := range sets {
		var v any = p.template
		for _, step := range u.at[2:] {
			m, ok := v.(map[string]any)
			if key, isKey := step.(string); ok && isKey {
				v = m[key]
			}
		}
		if _, ok := v.(string); ok {
			return true
		}
	}
	return false
}

// has reports whether p has the parameter, and else how much of its name.
func (t *template) has(p *parameters, u use) (int, bool) {
	if t.set.goTemplate {
		_, found := p.nested(u.names)
		return found, found == len(u.names)
	}
	_, ok := p.flat(u.names[0])
	return 0, ok
}

// isMapping reports whether a template writes a mapping where a text belongs.
func (t *template) isMapping(p *parameters, u use) bool {
	if !u.alone {
		return false
	}
	v, _ := p.nested(u.names)
	m, ok := v.(map[string]any)
	return ok && len(m) > 0 && !p.open
}

func (t *template) keys(p *parameters, u use) string {
	v, _ := p.nested(u.names)
	m, _ := v.(map[string]any)
	return strings.Join(sortedKeys(m), ", ")
}

func (t *template) name(u use) string {
	if t.set.goTemplate {
		return "." + strings.Join(u.names, ".")
	}
	return u.names[0]
}

func (t *template) didYouMean(u use, p *parameters, depth int) string {
	values := p.values
	for _, name := range u.names[:depth] {
		values, _ = values[name].(map[string]any)
	}
	return suggest.DidYouMean(u.names[depth], sortedKeys(values))
}

// A scope is where in a Go template a node is.
type scope struct {
	root  bool // the dot is the parameters
	maybe bool
	inner bool // in parentheses
}

// A goWalk collects what a Go template uses.
type goWalk struct {
	*template
	text string
	at   []any
}

func (w *goWalk) list(n *parse.ListNode, in scope) {
	if n == nil {
		return
	}
	for _, child := range n.Nodes {
		switch child := child.(type) {
		case *parse.ActionNode:
			w.pipe(child.Pipe, in)
		case *parse.IfNode:
			w.branch(&child.BranchNode, in, in.root)
		case *parse.WithNode:
			w.branch(&child.BranchNode, in, false)
		case *parse.RangeNode:
			w.branch(&child.BranchNode, in, false)
		}
	}
}

// branch walks a block. Whether it is executed, nobody looks: a parameter that
// it uses may be one for a case that does not come up.
func (w *goWalk) branch(n *parse.BranchNode, in scope, isRoot bool) {
	w.pipe(n.Pipe, scope{root: in.root, maybe: true})
	w.list(n.List, scope{root: isRoot, maybe: true})
	w.list(n.ElseList, scope{root: in.root, maybe: true})
}

// tolerant are functions that do with what is not there.
var tolerant = []string{"default", "coalesce", "empty", "hasKey", "get", "dig", "ternary", "and", "or", "not", "index", "pick", "omit", "kindIs"}

func (w *goWalk) pipe(n *parse.PipeNode, in scope) {
	if n == nil {
		return
	}
	for _, c := range n.Cmds {
		if f, ok := c.Args[0].(*parse.IdentifierNode); ok && slices.Contains(tolerant, f.Ident) && !w.set.strict {
			in.maybe = true
		}
	}
	for _, c := range n.Cmds {
		for i, a := range c.Args {
			switch a := a.(type) {
			case *parse.FieldNode:
				if in.root {
					w.use(a.Ident, a.String(), in, len(n.Cmds) == 1 && len(c.Args) == 1 && len(n.Decl) == 0 && !in.maybe && !in.inner)
				}
			case *parse.VariableNode:
				if a.Ident[0] == "$" && len(a.Ident) > 1 {
					w.use(a.Ident[1:], a.String(), in, false)
				}
			case *parse.PipeNode:
				w.pipe(a, scope{in.root, in.maybe, true})
			case *parse.ChainNode:
				if f, ok := a.Node.(*parse.IdentifierNode); ok && f.Ident == "path" {
					w.noFunction(a.String())
				}
				if p, ok := a.Node.(*parse.PipeNode); ok {
					w.pipe(p, scope{in.root, in.maybe, true})
				}
			case *parse.IdentifierNode:
				if i == 0 && len(n.Cmds) == 1 && len(c.Args) == 1 && a.Ident == "path" {
					w.noFunction(a.Ident)
				}
			}
		}
	}
}

func (w *goWalk) use(names []string, text string, in scope, alone bool) {
	w.uses = append(w.uses, use{at: w.at, text: text, names: names, maybe: in.maybe, alone: alone})
}

// noFunction reports a parameter as it is written without goTemplate.
func (w *goWalk) noFunction(text string) {
	w.set.problem(UnknownParameter, w.at, text, "%s is no function: with goTemplate, parameters begin with a dot, as in %s", text, fmt.Sprintf("{{ .%s }}", goForm(text)))
}

// goForm is a parameter of a flat template as a Go template has it.
func goForm(name string) string {
	if name == "path" {
		return "path.path"
	}
	return name
}
