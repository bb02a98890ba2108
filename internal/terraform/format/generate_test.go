package format_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A generator writes random Terraform code, most of which parses, in a random
// layout.
type generator struct {
	*rand.Rand
	out   strings.Builder
	messy int // chance in 100 of odd white space
	free  int // depth of brackets between which line ends count for nothing
}

// generate returns one file.
func generate(r *rand.Rand) string {
	g := &generator{Rand: r, messy: pick(r, 0, 5, 20, 60)}
	for range 1 + r.IntN(5) {
		g.block(0, "")
	}
	return g.out.String()
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func (g *generator) put(text string) { g.out.WriteString(text) }

// gap writes what may stand between two tokens: at least a space if need.
func (g *generator) gap(need bool) {
	if g.chance(100 - g.messy) {
		if need || g.chance(50) {
			g.put(" ")
		}
		return
	}
	if need {
		g.put(pick(g.Rand, " ", "  ", "\t", " \t "))
	}
	g.put(pick(g.Rand, "", "", " ", "   ", "\t", "/**/", " /* c */ "))
	if g.free > 0 && g.chance(30) {
		g.put(pick(g.Rand, "\n", "\n\n", " # c\n", "\n  // c\n", "/* a\n b */", "\r\n"))
	}
}

// line ends a line of a body.
func (g *generator) line() {
	if g.chance(10 + g.messy) {
		g.put(pick(g.Rand, " # c", "#c", " // c", "   ", "\t", " /* c */", " # é"))
	}
	g.put("\n")
	for g.chance(10 + g.messy/2) {
		g.put(pick(g.Rand, "\n", "\n\n\n", "# lone\n", "    // lone\n", "/* a\n  b */\n", "  \n", "\r\n"))
	}
}

func (g *generator) ident() string {
	return pick(g.Rand, "a", "bb", "ccc", "name", "type", "var", "list", "in", "true", "x-y", "_z", "a1", "é", "日本", "for_each", "variable", "default")
}

func (g *generator) block(depth int, kind string) {
	if kind == "" {
		kind = pick(g.Rand, "resource", "variable", "variable", "locals", "output", "module", "a", "dynamic", "lifecycle", "é")
	}
	g.indent(depth)
	g.put(kind)
	for range pick(g.Rand, 0, 1, 1, 2, 3) {
		g.label()
	}
	g.gap(true)
	g.put("{")
	if g.chance(15) { // on one line
		g.gap(false)
		if g.chance(70) {
			g.attribute(kind, "")
			g.gap(false)
		}
		g.put("}")
		g.line()
		return
	}
	g.line()
	seen := map[string]bool{}
	for range g.IntN(5) {
		if depth < 3 && g.chance(20) {
			g.block(depth+1, "")
			continue
		}
		name := g.ident()
		if kind == "variable" && g.chance(50) {
			name = "type"
		}
		if seen[name] && g.chance(99) {
			continue
		}
		seen[name] = true
		g.indent(depth + 1)
		g.attribute(kind, name)
		g.line()
	}
	g.indent(depth)
	g.put("}")
	if g.chance(98) {
		g.line()
	}
}

func (g *generator) indent(depth int) {
	if g.chance(g.messy) {
		depth = g.IntN(6)
	}
	g.put(strings.Repeat("  ", depth))
}

func (g *generator) label() {
	if g.chance(20) {
		g.gap(true)
		g.put(g.ident())
		return
	}
	g.gap(true)
	if g.chance(1) {
		g.put(pick(g.Rand, `"${x}"`, `"\x"`))
		return
	}
	g.put(pick(g.Rand, `"a"`, `"b_c"`, `"web"`, `""`, `"a b"`, `"a\tb"`, `"\u0061"`, `"\u00e9"`, `"é"`, `"e`+"\u0301"+`"`, `"日本"`, `"a$b"`, `"100%"`, `"$${x}"`, `"%%{x}"`,
		`"a\"b"`, `"\\"`, "\"\u200b\"", "\"\u00a0\"", `"👍"`, `"\U0001F600"`, `"$"`, `"$$"`, `"a/b.c"`, "\"\u2028\"", "\"\ue000\"", `"\n"`, `"\r"`))
}

func (g *generator) attribute(kind, name string) {
	if name == "" {
		name = pick(g.Rand, "a", "type", "default", "x")
	}
	g.put(name)
	g.gap(false)
	g.put("=")
	g.gap(false)
	if kind == "variable" && name == "type" && g.chance(80) {
		g.put(pick(g.Rand, "list", "map", "set", "any", "string", `"list"`, `"map"`, `"set"`, `"string"`, `"number"`, `"any"`, "list(any)", `"${list}"`, `"${string}"`,
			"object({ a=string })", "(list)", "map ( string )", `"list(string)"`, `"\u006cist"`, "tuple([ ])", "List"))
		return
	}
	if g.chance(25) {
		g.wrapped()
		return
	}
	g.expr(0)
}

// wrapped writes a value that is one interpolation, or nearly.
func (g *generator) wrapped() {
	g.put(`"${`)
	g.put(pick(g.Rand, "", "", "", "~", " ", "\n", "\n\n", " # c\n", "/* c */", "\r\n", "\t"))
	g.free++
	g.expr(pick(g.Rand, 0, 2, 3))
	g.free--
	g.put(pick(g.Rand, "", "", "", " ~", " ", "\n", "\n  \n", " # c\n", "/* c */", "\r\n"))
	g.put(`}`)
	g.put(pick(g.Rand, "", "", "", "", "", "", "", " ", "x", "${y}", "$", "%{if a}b%{endif}"))
	g.put(`"`)
}

// within writes text between brackets, line ends allowed.
func (g *generator) within(open string, inner func(), end string) {
	g.put(open)
	g.free++
	g.gap(false)
	inner()
	g.gap(false)
	g.free--
	g.put(end)
}

func (g *generator) items(n int, item func()) {
	for i := range n {
		if i > 0 {
			g.gap(false)
			g.put(",")
			g.gap(false)
		}
		item()
	}
	if n > 0 && g.chance(15) {
		g.put(",")
	}
}

func (g *generator) expr(depth int) {
	if depth > 4 || g.chance(30) {
		g.term()
		return
	}
	sub := func() { g.expr(depth + 1) }
	switch g.IntN(16) {
	case 0:
		g.put(pick(g.Rand, "-", "!", "- ", "! ", "--", "!!"))
		sub()
	case 1, 2:
		sub()
		g.gap(true)
		g.put(pick(g.Rand, "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||"))
		g.gap(g.chance(80))
		sub()
	case 3:
		sub()
		g.gap(true)
		g.put("?")
		g.gap(false)
		sub()
		g.gap(true)
		g.put(":")
		g.gap(false)
		sub()
	case 4, 5:
		g.within("[", func() { g.items(g.IntN(4), sub) }, "]")
	case 6, 7:
		g.object(depth)
	case 8:
		g.within("(", sub, ")")
	case 9, 10:
		g.put(pick(g.Rand, "f", "length", "provider::a::b", "ns :: f", "tostring"))
		if g.chance(g.messy / 4) {
			g.put(" ")
		}
		g.within("(", func() {
			n := g.IntN(3)
			g.items(n, sub)
			if n > 0 && g.chance(15) {
				g.put("...")
			}
		}, ")")
	case 11:
		g.forExpr(depth)
	case 12:
		g.put(pick(g.Rand, "x", "var.x", "local.é", "each . value", "f()", "(a)", "[1]", "x[0]"))
		g.put(pick(g.Rand, ".a", ".0", "[*]", ".*", "[0]", "[\"k\"]", ". a", " [0]", ".0.1", "[*].a[1]", "[null]", "[ /* c */ true]", "[\nfalse\n]", ".*.b", "[a.b]", "[ 0 ]", "[-1]"))
	case 13, 14:
		g.template(depth)
	default:
		g.heredoc(depth)
	}
}

func (g *generator) object(depth int) {
	separator := pick(g.Rand, ",", "\n", ",\n", " # c\n", " , ")
	g.put("{")
	g.put(pick(g.Rand, "", " ", "\n", " # c\n", "\n\n"))
	free := g.free
	g.free = 0
	n := g.IntN(4)
	for i := range n {
		switch g.IntN(5) {
		case 0:
			g.put(fmt.Sprintf("%q", g.ident()))
		case 1:
			g.within("(", func() { g.expr(depth + 2) }, ")")
		case 2:
			g.put(pick(g.Rand, `"${x}"`, "a.b", "1", `"a${b}"`, "k"))
		default:
			g.put(g.ident())
		}
		g.gap(false)
		g.put(pick(g.Rand, "=", "=", "=", ":"))
		g.gap(false)
		g.expr(depth + 1)
		if i < n-1 || g.chance(30) {
			g.put(separator)
		}
	}
	g.free = free
	g.put(pick(g.Rand, "", " ", "\n", "\n"))
	g.put("}")
}

func (g *generator) forExpr(depth int) {
	head := func() {
		g.put("for")
		g.gap(true)
		g.put(pick(g.Rand, "k", "k, v", "k,v", "_ , x"))
		g.gap(true)
		g.put("in")
		g.gap(true)
		g.expr(depth + 1)
		g.gap(true)
		g.put(":")
		g.gap(false)
		g.expr(depth + 1)
	}
	tail := func() {
		if g.chance(30) {
			g.gap(true)
			g.put("if")
			g.gap(true)
			g.expr(depth + 1)
		}
	}
	if g.chance(50) {
		g.within("[", func() { head(); tail() }, "]")
		return
	}
	g.within("{", func() {
		head()
		g.gap(true)
		g.put("=>")
		g.gap(false)
		g.expr(depth + 1)
		if g.chance(20) {
			g.put("...")
		}
		tail()
	}, "}")
}

func (g *generator) template(depth int) {
	g.put(`"`)
	for range g.IntN(4) {
		g.part(depth)
	}
	g.put(`"`)
}

func (g *generator) part(depth int) {
	switch g.IntN(7) {
	case 0, 1:
		g.put(pick(g.Rand, "${", "${~ "))
		free := g.free
		g.free = pick(g.Rand, 0, free+1)
		g.gap(false)
		g.expr(depth + 2)
		g.gap(false)
		g.free = free
		g.put(pick(g.Rand, "}", " ~}"))
	case 2:
		g.put(pick(g.Rand, "%{ if a }", "%{if a~}"))
		g.part(depth + 1)
		g.put(pick(g.Rand, "", "%{else}b", "%{ else ~} c"))
		g.put(pick(g.Rand, "%{endif}", "%{ endif }", "%{~endif~}"))
	case 3:
		g.put(`%{for x in y}`)
		g.part(depth + 1)
		g.put(`%{ endfor }`)
	default:
		g.put(pick(g.Rand, "a", " b  ", "é", "日本", "👍", "$${x}", "%%{y}", `$`, "%", "#", "//", "{", "}", "=", "[", "'", "\t", "/* x */"))
	}
}

func (g *generator) heredoc(depth int) {
	marker := pick(g.Rand, "EOT", "A", "é")
	g.put(pick(g.Rand, "<<", "<<-") + marker + pick(g.Rand, "\n", "\n", "\n", "\r\n"))
	for range g.IntN(4) {
		g.put(pick(g.Rand, "", "  ", "\t", "        "))
		if g.chance(40) {
			g.part(depth)
		} else {
			g.put(pick(g.Rand, "text", "a = 1", "\"quoted\"", "\\n", "# no comment", "{", ""))
		}
		g.put(pick(g.Rand, "\n", "\n", "\n", "  \n", "\r\n"))
	}
	g.put(pick(g.Rand, "", "", "  ", "\t") + marker + "\n")
}

func (g *generator) term() {
	g.put(pick(g.Rand, "1", "-1", "1.5", "1e3", "0x1", "true", "null", `"s"`, `""`, "var.x", "local.a.b", "each.key", "x", "é", "aws_x.y[0].z", "x[null]", "[null]", "[true, x[false]]",
		`"a${b}c"`, `"${x}"`, `"${"${x}"}"`, "data.a.b", `"日本"`, "[]", "{}", "f()", `"\u00e9"`, `"👩‍👩‍👧"`, "x[*].y", "self.id", "path.module"))
}
