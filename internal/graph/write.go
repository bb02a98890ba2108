package graph

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Formats lists the formats of Write.
var Formats = []string{"mermaid", "dot", "json"}

// Write writes g in a format: "mermaid", "dot" (Graphviz) or "json". The same
// graph gives the same bytes. Names come from repositories, so that whatever
// could end a label, start a directive or reach a terminal is escaped.
func Write(w io.Writer, format string, g *Graph) error {
	var text string
	switch format {
	case "mermaid":
		text = mermaid(g)
	case "dot":
		text = dot(g)
	case "json":
		return writeJSON(w, g)
	default:
		return fmt.Errorf("--format is %q, want %s", format, strings.Join(Formats, ", "))
	}
	_, err := io.WriteString(w, text)
	return err
}

// document is the JSON form; docs/graph.md describes it.
type document struct {
	Version int    `json:"version"` // 1; grows when something is removed or means something else
	Nodes   []Node `json:"nodes"`
	Edges   []Edge `json:"edges"`
}

func writeJSON(w io.Writer, g *Graph) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(document{1, g.Nodes(), g.Edges()})
}

// shapes are the brackets of mermaid around a label.
var shapes = map[Kind][2]string{
	Module:      {`[["`, `"]]`},
	Overlay:     {`["`, `"]`},
	Base:        {`("`, `")`},
	Component:   {`{{"`, `"}}`},
	Chart:       {`[/"`, `"/]`},
	Application: {`(["`, `"])`},
	Remote:      {`>"`, `"]`},
}

func mermaid(g *Graph) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	number := make(map[string]int)
	for i, n := range g.Nodes() {
		number[n.ID] = i
		shape, ok := shapes[n.Kind]
		if !ok {
			shape = shapes[Overlay]
		}
		fmt.Fprintf(&b, "  n%d%s%s%s\n", i, shape[0], escapeMermaid(n.Name), shape[1])
	}
	for _, e := range g.Edges() {
		fmt.Fprintf(&b, "  n%d -->|\"%s\"| n%d\n", number[e.From], escapeMermaid(e.Label), number[e.To])
	}
	return b.String()
}

// escapeMermaid writes every character that may mean something to mermaid, to
// Markdown around it, or to HTML, as the entity code of mermaid.
func escapeMermaid(s string) string {
	var b strings.Builder
	for _, r := range visible(s) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("-_./ :@=+,?", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// dotShapes are Graphviz' names of shapes.
var dotShapes = map[Kind]string{
	Module: "box3d", Overlay: "box", Base: "ellipse", Component: "component", Chart: "folder", Application: "cds", Remote: "note",
}

func dot(g *Graph) string {
	var b strings.Builder
	b.WriteString("digraph infralint {\n  rankdir=LR;\n")
	for _, n := range g.Nodes() {
		shape := dotShapes[n.Kind]
		if shape == "" {
			shape = "box"
		}
		fmt.Fprintf(&b, "  %s [label=%s, shape=%s];\n", quoteDOT(n.ID), quoteDOT(n.Name), shape)
	}
	for _, e := range g.Edges() {
		fmt.Fprintf(&b, "  %s -> %s [label=%s];\n", quoteDOT(e.From), quoteDOT(e.To), quoteDOT(e.Label))
	}
	b.WriteString("}\n")
	return b.String()
}

// quoteDOT writes a quoted ID. A backslash is doubled: labels have escapes of
// their own, such as \N, and they have HTML entities.
func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`).Replace(visible(s)) + `"`
}

// visible writes control characters, characters that reorder text and bytes
// that are no UTF-8 as escapes.
func visible(s string) string {
	isHidden := func(r rune) bool {
		return r == utf8.RuneError || unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
	}
	if !strings.ContainsFunc(s, isHidden) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case isHidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
