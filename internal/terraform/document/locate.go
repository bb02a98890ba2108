package document

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// A place is a range, the expression in it and where its names mean something.
type place struct {
	rng  hcl.Range
	expr hcl.Expression // nil if it is no expression
	in   scope
}

// locate implements Locate of lint.Document.
func (d *document) locate(path []any) (source.Span, []lint.Related) {
	p := d.place(path)
	span, ok := d.span(p.rng)
	if !ok {
		span = d.file.LineSpan(1)
	}
	if d.instance == nil {
		return span, nil
	}
	return span, d.related(p)
}

func (d *document) span(rng hcl.Range) (source.Span, bool) {
	for _, f := range d.values {
		if rng.Filename == f.File.Path {
			return f.File.Span(rng.Start.Byte, rng.End.Byte), true
		}
	}
	if d.instance == nil || rng.Filename == "" {
		return source.Span{}, false
	}
	f := d.opts.File(rng.Filename)
	if f == nil {
		return source.Span{}, false
	}
	return f.Span(rng.Start.Byte, rng.End.Byte), true
}

func (d *document) place(path []any) place {
	key := func(i int) string {
		if i >= len(path) {
			return ""
		}
		s, _ := path[i].(string)
		return s
	}
	index := func(i int) int {
		if i >= len(path) {
			return -1
		}
		n, ok := path[i].(int)
		if !ok {
			return -1
		}
		return n
	}
	rest := func(i int) []any { return path[min(i, len(path)):] }
	switch kind := key(0); kind {
	case "resources", "data", "ephemeral":
		if o := d.resources[kind][key(1)][key(2)]; o != nil {
			if n := index(4); key(3) == "provisioners" && n >= 0 && n < len(o.provisioners) {
				return o.provisioners[n].place(rest(5))
			}
			return o.place(rest(3))
		}
	case "modules":
		if o := d.calls[key(1)]; o != nil {
			return o.place(rest(2))
		}
	case "providers":
		if n := index(1); n >= 0 && n < len(d.providers) {
			return d.providers[n].place(rest(2))
		}
	case "terraform":
		if o := d.settings[key(1)]; o != nil {
			return o.place(rest(2))
		}
	case "variable_files":
		if n := index(1); n >= 0 && n < len(d.values) {
			return d.inFile(d.values[n], rest(2))
		}
	case "variables", "locals", "outputs":
		if d.instance != nil {
			return d.named(kind, key(1), rest(2))
		}
	}
	return place{}
}

func (d *document) inFile(f ValueFile, path []any) place {
	out := place{rng: hcl.Range{Filename: f.File.Path}}
	if len(path) < 2 || path[0] != "values" {
		return out
	}
	for _, a := range f.Values {
		if a.Name == path[1] {
			return within(place{rng: a.Range, expr: a.Expr}, path[2:])
		}
	}
	return out
}

// named returns the place of a variable, a local value or an output.
func (d *document) named(kind, name string, path []any) place {
	switch kind {
	case "variables":
		v := d.Config.Variables[name]
		if v == nil {
			return place{}
		}
		if len(path) > 0 && path[0] == "default" && v.DefaultExpr != nil {
			return within(place{rng: v.DefaultExpr.Range(), expr: v.DefaultExpr}, path[1:])
		}
		return place{rng: v.Declared}
	case "locals":
		if l := d.Config.Locals[name]; l != nil {
			return within(place{rng: l.Declared, expr: l.Expr, in: d.scope()}, path)
		}
	case "outputs":
		o := d.Config.Outputs[name]
		if o == nil {
			return place{}
		}
		if len(path) > 0 && path[0] == "value" && o.Expr != nil {
			return within(place{rng: o.Expr.Range(), expr: o.Expr, in: d.scope()}, path[1:])
		}
		return place{rng: o.Declared}
	}
	return place{}
}

// place returns what a path behind an object leads to; its header if that is
// not in the code.
func (o *object) place(path []any) place {
	if len(path) < 2 || path[0] != "values" {
		return place{rng: o.rng}
	}
	return o.block.place(path[1:])
}

func (b *block) place(path []any) place {
	here := place{rng: b.rng, in: b.scope}
	if len(path) == 0 {
		return here
	}
	name, _ := path[0].(string)
	if a := b.attrs[name]; a != nil {
		return within(place{rng: a.Range, expr: a.Expr, in: b.scope}, path[1:])
	}
	if blocks := b.blocks[name]; len(blocks) > 0 {
		n := 0
		if len(path) > 1 {
			n, _ = path[1].(int)
		}
		if n < 0 || n >= len(blocks) || blocks[n] == nil {
			return here
		}
		if len(path) < 2 {
			return place{rng: blocks[n].rng}
		}
		return blocks[n].place(path[2:])
	}
	return here
}

// within follows a path into an expression as far as it is written there.
func within(p place, path []any) place {
	for _, step := range path {
		next := place{in: p.in}
		expr := unwrap(p.expr)
		if call, ok := expr.(*hclsyntax.FunctionCallExpr); ok && call.Name == "jsonencode" && len(call.Args) == 1 {
			expr = unwrap(call.Args[0]) // a path may lead into what the text holds
		}
		switch e := expr.(type) {
		case *hclsyntax.ObjectConsExpr:
			for _, item := range e.Items {
				if key, ok := literal(item.KeyExpr); ok && key == step {
					next.expr, next.rng = item.ValueExpr, hcl.RangeBetween(item.KeyExpr.Range(), item.ValueExpr.Range())
				}
			}
		case *hclsyntax.TupleConsExpr:
			if n, ok := step.(int); ok && n >= 0 && n < len(e.Exprs) {
				next.expr, next.rng = e.Exprs[n], e.Exprs[n].Range()
			}
		case hclsyntax.Expression, nil:
		default:
			next = jsonStep(e, step, p.in)
		}
		if next.expr == nil {
			return p
		}
		p = next
	}
	return p
}

func jsonStep(expr hcl.Expression, step any, in scope) place {
	switch step := step.(type) {
	case string:
		pairs, _ := hcl.ExprMap(expr)
		for _, pair := range pairs {
			if keyText(pair.Key) == step {
				return place{hcl.RangeBetween(pair.Key.Range(), pair.Value.Range()), pair.Value, in}
			}
		}
	case int:
		if items, _ := hcl.ExprList(expr); step >= 0 && step < len(items) {
			return place{items[step].Range(), items[step], in}
		}
	}
	return place{}
}

// literal returns the text of a constant key of an object.
func literal(key hcl.Expression) (string, bool) {
	val, diags := key.Value(nil)
	if diags.HasErrors() {
		return "", false
	}
	s, ok := plain(val).(string)
	return s, ok
}

// related says where the variables of an expression are set, and, of a module
// that others call, where that is.
func (d *document) related(p place) (all []lint.Related) {
	add := func(rng hcl.Range, message string) {
		if f := d.opts.File(rng.Filename); f != nil {
			all = append(all, lint.Related{Span: f.Span(rng.Start.Byte, rng.End.Byte), Message: message})
		}
	}
	called := d.parent != nil
	if p.expr != nil && p.in.instance != nil {
		for _, t := range p.expr.Variables() {
			r, diag := refs.Parse(t)
			if diag != nil || r.Kind != refs.Variable {
				continue
			}
			v := d.Config.Variables[r.Name]
			switch arg := d.args[r.Name]; {
			case arg != nil:
				add(arg.Range, "var."+r.Name+" is set here")
				called = false
			case v != nil && v.DefaultExpr != nil:
				add(v.DefaultExpr.Range(), "default of var."+r.Name)
			}
		}
	}
	if called {
		add(d.call.Declared, "the module is called here")
	}
	return all
}
