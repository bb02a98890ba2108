package conformance

import (
	"fmt"
	"strings"
)

func (g *generator) literal(k *kind) string {
	switch k.name {
	case "string":
		return pick(g.rng, []string{`"a"`, `"b c"`, `""`, `"5"`, "1", "true"})
	case "number":
		return pick(g.rng, []string{"0", "1", "2.5", `"7"`, "-3"})
	case "bool":
		return pick(g.rng, []string{"true", "false", `"true"`})
	case "list", "set":
		if g.rng.IntN(15) == 0 {
			return "[]"
		}
		return "[" + g.literal(k.elem) + strings.Repeat(", "+g.literal(k.elem), g.rng.IntN(3)) + "]"
	case "map":
		if g.rng.IntN(15) == 0 {
			return "{}"
		}
		return "{ a = " + g.literal(k.elem) + ", b = " + g.literal(k.elem) + " }"
	case "object":
		return g.object(k, g.literal)
	}
	return "null"
}

func (g *generator) object(k *kind, value func(*kind) string) string {
	var parts []string
	for _, f := range k.fields {
		if f.optional == "" || g.rng.IntN(2) == 0 {
			parts = append(parts, f.name+" = "+value(f.kind))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// expr returns an expression that mostly has type k.
func (g *generator) expr(k *kind, depth int) string {
	switch g.rng.IntN(250) {
	case 0:
		return g.expr(g.kind(1), depth) // a mistake
	case 1:
		return pick(g.rng, referencePool)
	case 2:
		return "null"
	}
	if refs := g.refsOf(k); len(refs) > 0 && g.rng.IntN(3) > 0 {
		return pick(g.rng, refs)
	}
	if depth <= 0 {
		if k.name == "set" {
			return "toset(" + g.literal(k) + ")"
		}
		return g.literal(k)
	}
	sub := func(k *kind) string { return g.expr(k, depth-1) }
	switch g.rng.IntN(12) {
	case 0:
		return fmt.Sprintf("(%s ? %s : %s)", sub(boolKind), sub(k), sub(k))
	case 1:
		return fmt.Sprintf("try(%s, %s)", sub(k), sub(k))
	case 2:
		if refs := g.refsOf(listOf(k)); len(refs) > 0 {
			return fmt.Sprintf("%s[%s]", pick(g.rng, refs), sub(numberKind))
		}
	case 3:
		if refs := g.refsOf(mapOf(k)); len(refs) > 0 {
			return fmt.Sprintf("%s[%s]", pick(g.rng, refs), sub(stringKind))
		}
	case 4:
		if k.elem != nil || k.fields != nil {
			break
		}
		return fmt.Sprintf("coalesce(%s, %s)", sub(k), sub(k))
	}
	return g.composed(k, depth)
}

func listOf(elem *kind) *kind { return &kind{name: "list", elem: elem} }

func mapOf(elem *kind) *kind { return &kind{name: "map", elem: elem} }

// composed returns an expression of type k, mostly with others in it.
func (g *generator) composed(k *kind, depth int) string {
	sub := func(k *kind) string { return g.expr(k, depth-1) }
	switch k.name {
	case "string":
		return pick(g.rng, []func() string{
			func() string { return fmt.Sprintf("\"x-${%s}\"", sub(stringKind)) },
			func() string { return fmt.Sprintf("upper(%s)", sub(stringKind)) },
			func() string { return fmt.Sprintf("join(\",\", %s)", sub(listOf(stringKind))) },
			func() string { return fmt.Sprintf("format(\"%%s-%%d\", %s, %s)", sub(stringKind), sub(numberKind)) },
			func() string { return fmt.Sprintf("jsonencode(%s)", sub(g.kind(1))) },
			func() string { return fmt.Sprintf("replace(%s, \"a\", %s)", sub(stringKind), sub(stringKind)) },
			func() string { return fmt.Sprintf("tostring(%s)", sub(numberKind)) },
			func() string { return "trimspace(" + fmt.Sprintf(g.text(), sub(stringKind)) + ")" },
			func() string { return fmt.Sprintf("one(%s)", sub(listOf(stringKind))) },
			func() string {
				return fmt.Sprintf("\"%%{if %s}a%%{else}${%s}%%{endif}\"", sub(boolKind), sub(stringKind))
			},
		})()
	case "number":
		return pick(g.rng, []func() string{
			func() string { return fmt.Sprintf("(%s + %s)", sub(numberKind), sub(numberKind)) },
			func() string { return fmt.Sprintf("length(%s)", sub(listOf(g.kind(1)))) },
			func() string { return fmt.Sprintf("max(%s, %s)", sub(numberKind), sub(numberKind)) },
			func() string { return fmt.Sprintf("sum(%s)", sub(listOf(numberKind))) },
			func() string { return fmt.Sprintf("tonumber(%s)", sub(numberKind)) },
		})()
	case "bool":
		return pick(g.rng, []func() string{
			func() string { return fmt.Sprintf("(%s && %s)", sub(boolKind), sub(boolKind)) },
			func() string { o := g.kind(1); return fmt.Sprintf("(%s == %s)", sub(o), sub(o)) },
			func() string { return fmt.Sprintf("contains(%s, %s)", sub(listOf(stringKind)), sub(stringKind)) },
			func() string { return fmt.Sprintf("can(%s)", sub(g.kind(1))) },
			func() string { return fmt.Sprintf("(%s > %s)", sub(numberKind), sub(numberKind)) },
			func() string { return fmt.Sprintf("!%s", g.parenthesised(boolKind, depth-1)) },
		})()
	case "list", "set":
		l := pick(g.rng, []func() string{
			func() string { return fmt.Sprintf("concat(%s, %s)", sub(listOf(k.elem)), sub(listOf(k.elem))) },
			func() string { return fmt.Sprintf("values(%s)", sub(mapOf(k.elem))) },
			func() string { return fmt.Sprintf("[for k, v in %s : v if k != \"a\"]", sub(mapOf(k.elem))) },
			func() string { return fmt.Sprintf("[for v in %s : %s]", sub(listOf(g.kind(1))), sub(k.elem)) },
			func() string {
				return fmt.Sprintf("%s[*].a", g.parenthesised(listOf(&kind{name: "object", fields: []field{{name: "a", kind: k.elem}}}), depth-1))
			},
			func() string { return fmt.Sprintf("flatten([%s])", sub(listOf(k.elem))) },
			func() string { return fmt.Sprintf("[%s, %s]", sub(k.elem), sub(k.elem)) },
			func() string { return fmt.Sprintf("distinct(%s)", sub(listOf(k.elem))) },
		})()
		if k.name == "set" {
			return "toset(" + l + ")"
		}
		return l
	case "map":
		return pick(g.rng, []func() string{
			func() string { return fmt.Sprintf("merge(%s, %s)", sub(mapOf(k.elem)), sub(mapOf(k.elem))) },
			func() string {
				return fmt.Sprintf("{ for k, v in %s : k => %s }", sub(mapOf(g.kind(1))), sub(k.elem))
			},
			func() string { return fmt.Sprintf("{ for i, v in %s : i => v }", sub(listOf(k.elem))) },
			func() string {
				return fmt.Sprintf("{ for v in distinct(%s) : v => %s }", sub(listOf(stringKind)), sub(k.elem))
			},
			func() string { return fmt.Sprintf("zipmap(%s, %s)", sub(listOf(stringKind)), sub(listOf(k.elem))) },
			func() string { return fmt.Sprintf("{ a = %s, \"b c\" = %s }", sub(k.elem), sub(k.elem)) },
		})()
	case "object":
		if g.rng.IntN(3) == 0 {
			return fmt.Sprintf("merge(%s, %s)", sub(k), g.object(k, sub))
		}
		return g.object(k, sub)
	}
	return g.literal(k)
}

// parenthesised returns an expression that an index or an operator may follow.
func (g *generator) parenthesised(k *kind, depth int) string {
	e := g.expr(k, depth)
	if strings.ContainsAny(e[:1], `"-!0123456789`) {
		return "(" + e + ")"
	}
	return e
}

// refsOf returns the references of type k: those that have it and those of
// which a part has it.
func (g *generator) refsOf(k *kind) []string {
	var out []string
	var visit func(text string, have *kind, depth int)
	visit = func(text string, have *kind, depth int) {
		if have.same(k) {
			out = append(out, text)
		}
		if depth == 0 {
			return
		}
		switch have.name {
		case "list":
			visit(text+"[0]", have.elem, depth-1)
			visit("one("+text+")", have.elem, 0)
		case "map":
			visit(text+`["a"]`, have.elem, depth-1)
			visit(text+".b", have.elem, depth-1)
		case "object":
			for _, f := range have.fields {
				visit(text+"."+f.name, f.kind, depth-1)
			}
		}
	}
	for _, r := range g.refs {
		visit(r.text, r.kind, 2)
	}
	if g.each != nil {
		visit("each.value", g.each, 2)
		visit("each.key", stringKind, 0)
	}
	return out
}
