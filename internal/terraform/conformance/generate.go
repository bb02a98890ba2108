package conformance

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/tools/txtar"
)

// A kind is a type of the language, as far as generated modules use it.
type kind struct {
	name   string // string, number, bool, list, set, map, object, any
	elem   *kind  // of list, set, map
	fields []field
}

type field struct {
	name     string
	kind     *kind
	optional string // default as text; "-" for optional without one, "" for required
}

// constraint returns k as a type constraint.
func (k *kind) constraint() string {
	switch k.name {
	case "list", "set", "map":
		return k.name + "(" + k.elem.constraint() + ")"
	case "object":
		var parts []string
		for _, f := range k.fields {
			t := f.kind.constraint()
			switch f.optional {
			case "":
			case "-":
				t = "optional(" + t + ")"
			default:
				t = "optional(" + t + ", " + f.optional + ")"
			}
			parts = append(parts, f.name+" = "+t)
		}
		return "object({ " + strings.Join(parts, ", ") + " })"
	}
	return k.name
}

func (k *kind) same(o *kind) bool { return k.constraint() == o.constraint() }

var (
	stringKind = &kind{name: "string"}
	numberKind = &kind{name: "number"}
	boolKind   = &kind{name: "bool"}
)

// A generator writes one module.
type generator struct {
	rng  *rand.Rand
	refs []reference // what may be referred to so far
	each *kind       // of each.value; nil outside for_each
	body strings.Builder
}

type reference struct {
	text string
	kind *kind
}

// generate returns a small module of its own, with about one mistake.
func generate(rng *rand.Rand) *Case {
	c := &Case{Root: "."}
	g := &generator{rng: rng}
	if rng.IntN(2) == 0 {
		c.Files = append(c.Files, txtar.File{Name: "child/main.tf", Data: g.child()})
	}
	g.variables("v", 1+rng.IntN(4))
	g.locals()
	g.resources()
	g.refactoring()
	g.checks()
	g.outputs(1 + rng.IntN(3))
	c.Files = append(c.Files, txtar.File{Name: "main.tf", Data: []byte(g.body.String())})
	if rng.IntN(5) == 0 {
		c.Files = append(c.Files, txtar.File{Name: "main_override.tf", Data: g.override()})
	}
	if rng.IntN(6) == 0 {
		c.Files = append(c.Files, txtar.File{Name: "main.tftest.hcl", Data: g.test()})
	}
	return c
}

// child returns a child module and writes the call of it.
func (g *generator) child() []byte {
	inner := &generator{rng: g.rng}
	inputs := inner.variables("in", 1+g.rng.IntN(2))
	inner.locals()
	outputs := inner.outputs(1 + g.rng.IntN(2))
	key := ""
	fmt.Fprintf(&g.body, "module \"child\" {\n  source = \"./child\"\n")
	switch g.rng.IntN(4) {
	case 0:
		fmt.Fprintf(&g.body, "  count = 2\n")
		key = "[0]"
	case 1:
		fmt.Fprintf(&g.body, "  for_each = toset([\"a\", \"b\"])\n")
		key = `["a"]`
	}
	for i, k := range inputs {
		if g.rng.IntN(25) > 0 {
			fmt.Fprintf(&g.body, "  in%d = %s\n", i, g.expr(k, 2))
		}
	}
	g.body.WriteString("}\n")
	for i, k := range outputs {
		g.refs = append(g.refs, reference{fmt.Sprintf("module.child%s.out%d", key, i), k})
	}
	return []byte(inner.body.String())
}

func (g *generator) kind(depth int) *kind {
	n := 8
	if depth == 0 {
		n = 4
	}
	switch g.rng.IntN(n) {
	case 0, 1:
		return stringKind
	case 2:
		return numberKind
	case 3:
		return boolKind
	case 4:
		return &kind{name: "list", elem: g.kind(depth - 1)}
	case 5:
		return &kind{name: "map", elem: g.kind(depth - 1)}
	case 6:
		return &kind{name: "set", elem: g.kind(0)}
	}
	k := &kind{name: "object"}
	for i := range 1 + g.rng.IntN(3) {
		f := field{name: string(rune('a' + i)), kind: g.kind(depth - 1)}
		switch g.rng.IntN(5) {
		case 0:
			f.optional = "-"
		case 1:
			f.optional = g.literal(f.kind)
		}
		k.fields = append(k.fields, f)
	}
	return k
}

func (g *generator) variables(prefix string, n int) []*kind {
	var kinds []*kind
	for i := range n {
		k := g.kind(2)
		name := fmt.Sprintf("%s%d", prefix, i)
		kinds = append(kinds, k)
		fmt.Fprintf(&g.body, "variable %q {\n  type = %s\n", name, k.constraint())
		if prefix == "v" && g.rng.IntN(3) == 0 {
			fmt.Fprintf(&g.body, "  default = %s\n", g.literal(k))
		}
		if g.rng.IntN(16) == 0 {
			g.body.WriteString("  sensitive = true\n")
		}
		g.refs = append(g.refs, reference{"var." + name, k})
		if g.rng.IntN(10) == 0 {
			own := &generator{rng: g.rng, refs: []reference{{"var." + name, k}}}
			fmt.Fprintf(&g.body, "  validation {\n    condition     = %s == %s\n    error_message = \"Bad.\"\n  }\n", "var."+name, own.expr(k, 1))
		}
		g.body.WriteString("}\n")
	}
	return kinds
}

func (g *generator) locals() {
	for i := range 1 + g.rng.IntN(4) {
		k := g.kind(2)
		fmt.Fprintf(&g.body, "locals {\n  l%d = %s\n}\n", i, g.expr(k, 3))
		g.refs = append(g.refs, reference{fmt.Sprintf("local.l%d", i), k})
	}
}

func (g *generator) resources() {
	for i := range g.rng.IntN(3) {
		name, key := fmt.Sprintf("r%d", i), ""
		fmt.Fprintf(&g.body, "resource \"terraform_data\" %q {\n", name)
		switch g.rng.IntN(4) {
		case 0:
			fmt.Fprintf(&g.body, "  count = %s\n", g.expr(numberKind, 1))
			key = "[0]"
			g.refs = append(g.refs, reference{"terraform_data." + name + "[*].id", &kind{name: "list", elem: stringKind}})
		case 1:
			k := &kind{name: pick(g.rng, []string{"map", "map", "set"}), elem: stringKind}
			if k.name == "map" {
				k.elem = g.kind(1)
			}
			fmt.Fprintf(&g.body, "  for_each = %s\n", g.expr(k, 1))
			g.each = k.elem
			key = `["a"]`
		}
		fmt.Fprintf(&g.body, "  input = %s\n", g.expr(g.kind(1), 2))
		if g.rng.IntN(4) == 0 {
			fmt.Fprintf(&g.body, "  lifecycle {\n    precondition {\n      condition     = terraform.workspace == \"a\" || %s\n      error_message = %s\n    }\n  }\n", g.expr(boolKind, 2), g.expr(stringKind, 1))
		}
		g.each = nil
		g.body.WriteString("}\n")
		g.refs = append(g.refs, reference{"terraform_data." + name + key + ".id", stringKind})
	}
}

func (g *generator) checks() {
	if g.rng.IntN(6) == 0 {
		fmt.Fprintf(&g.body, "check \"c\" {\n  assert {\n    condition     = terraform.workspace == \"a\" || %s\n    error_message = \"Bad ${%s}.\"\n  }\n}\n", g.expr(boolKind, 2), g.expr(stringKind, 1))
	}
}

func (g *generator) outputs(n int) []*kind {
	var kinds []*kind
	for i := range n {
		k := g.kind(2)
		kinds = append(kinds, k)
		fmt.Fprintf(&g.body, "output \"out%d\" {\n  value = %s\n", i, g.expr(k, 3))
		if g.rng.IntN(8) == 0 {
			g.body.WriteString("  sensitive = true\n")
		}
		g.body.WriteString("}\n")
	}
	return kinds
}
