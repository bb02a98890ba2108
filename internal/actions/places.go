package actions

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// places turns the positions of actionlint into spans. It is not safe for
// concurrent use: the index is built when the first finding asks for it.
type places struct {
	file    *source.File
	doc     *yamlfile.Document
	indexed bool
	scalars []place // in order
	mapped  map[*yaml.Node][]int
	// controls are the places of mappings with one of controlKeys.
	controls [][2]int
}

// A place is where a scalar starts.
type place struct {
	scalar *yaml.Node
	value  *yaml.Node // of scalar, where it is the key of a mapping; else nil
}

func (p place) compare(at [2]int) int {
	return cmp.Or(cmp.Compare(p.scalar.Line, at[0]), cmp.Compare(p.scalar.Column, at[1]))
}

// at returns the scalar that starts at a line and a column; none where its
// scalar is nil.
func (p *places) at(line, column int) place {
	if !p.indexed {
		p.indexed = true
		if p.doc != nil && p.doc.Root != nil {
			p.index(p.doc.Root, nil)
		}
		// A key and an empty value before it may stand at one place.
		slices.SortStableFunc(p.scalars, func(a, b place) int { return a.compare([2]int{b.scalar.Line, b.scalar.Column}) })
	}
	at := [2]int{line, column + 1}
	i, _ := slices.BinarySearchFunc(p.scalars, at, place.compare)
	if i == 0 || p.scalars[i-1].compare([2]int{line, column}) != 0 {
		return place{}
	}
	return p.scalars[i-1]
}

// scalar returns the scalar that starts at a line and a column; nil for none.
func (p *places) scalar(line, column int) *yaml.Node { return p.at(line, column).scalar }

// isControl reports whether a step that runs nothing itself starts at a place.
func (p *places) isControl(line, column int) bool {
	p.at(line, column)
	return slices.Contains(p.controls, [2]int{line, column})
}

// inside returns the bytes of the file that bytes [start, end) of a string come
// from, and false where that cannot be told.
func (p *places) inside(s *actionlint.String, start, end int) (source.Span, bool) {
	n := p.scalar(s.Pos.Line, s.Pos.Col)
	if n == nil || n.Value != s.Value {
		return source.Span{}, false
	}
	to, ok := p.mapped[n]
	if !ok {
		if p.mapped == nil {
			p.mapped = make(map[*yaml.Node][]int)
		}
		to = yamlfile.Offsets(p.file, n)
		p.mapped[n] = to
	}
	if start < 0 || start > end || end >= len(to) {
		return source.Span{}, false
	}
	if start == end {
		return p.file.Span(to[start], to[start]), true
	}
	// The last byte decides, not the one behind it: that may be a line further.
	last := to[end-1]
	if end < len(to) && to[end] > last && bytes.IndexByte(p.file.Content[last:to[end]], '\n') < 0 {
		return p.file.Span(to[start], to[end]), true
	}
	return p.file.Span(to[start], last+1), true
}

// span returns the token at a line and a column, both from 1. Columns count
// code points, as YAML parsers do. A column behind the end of its line, which
// actionlint gives for expressions in block scalars, is the last token of the
// line, the header of the block.
func (p *places) span(line, column int) source.Span {
	line = max(line, 1) // an error of the YAML parser on the first line
	start := p.file.Offset(line, column)
	if n := p.scalar(line, column); n != nil {
		span := yamlfile.Span(p.file, n)
		span.Start = min(span.Start, start) // at the anchor or the tag before it
		return span
	}
	rest := p.file.Span(start, p.file.LineSpan(line).End)
	if column-1 > utf8.RuneCount(p.file.LineSpan(line).Text()) {
		whole := p.file.LineSpan(line)
		at := lastToken.FindSubmatchIndex(whole.Text())
		if at == nil {
			return whole
		}
		return p.file.Span(whole.Start+at[2], whole.Start+at[3])
	}
	if found := token.Find(rest.Text()); found != nil {
		return p.file.Span(start, start+len(found))
	}
	return p.file.Span(start, min(start+1, rest.End)) // a space; nothing at all would be shown as the whole line
}

func (p *places) index(n, value *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		p.scalars = append(p.scalars, place{n, value})
	}
	for i, c := range n.Content {
		var value *yaml.Node
		if n.Kind == yaml.MappingNode && i%2 == 0 && i+1 < len(n.Content) {
			value = yamlfile.Resolve(n.Content[i+1])
			if slices.Contains(controlKeys, c.Value) {
				p.controls = append(p.controls, [2]int{n.Line, n.Column})
			}
		}
		p.index(c, value)
	}
}

var (
	// token is what an expression is made of: a path with its dots and
	// brackets, a string, a number, an operator.
	token = lazyregexp.New(`^(?:[\pL_][\pL\pN_-]*(?:\.[\pL_*][\pL\pN_-]*|\.\*|\['[^']*'\])*|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|-?[0-9][0-9a-fA-Fxo.]*|\$\{\{|\}\}|&&|\|\||[=!<>]=|[^ \t])`)

	lastToken = lazyregexp.New(`([^ \t]+)[ \t]*$`)
)

// maxNodes bounds what the aliases of a workflow may expand to. GitHub's own
// limit is lower.
const maxNodes = 100_000

// expands reports whether the aliases below n expand to more than maxNodes.
func expands(n *yaml.Node) bool {
	sizes := make(map[*yaml.Node]int) // of nodes with an anchor; others are met once
	var size func(n *yaml.Node) int
	size = func(n *yaml.Node) int {
		if n == nil {
			return 0
		}
		if s, ok := sizes[n]; ok {
			return s
		}
		if n.Anchor != "" {
			sizes[n] = 0 // an alias that leads into itself is not followed
		}
		s := 1
		if n.Kind == yaml.AliasNode {
			s += size(n.Alias)
		}
		for _, c := range n.Content {
			s = min(s+size(c), maxNodes+1)
		}
		if n.Anchor != "" {
			sizes[n] = s
		}
		return s
	}
	return size(n) > maxNodes
}

// maxExpression is GitHub's limit for the length of an expression. Parsing a
// much longer one could use up the stack.
const maxExpression = 21_000

// longExpression returns a scalar below n with an expression over that limit;
// nil for none.
func longExpression(n *yaml.Node) *yaml.Node {
	for i, c := range n.Content {
		isCondition := n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "if"
		if c.Kind == yaml.ScalarNode && len(c.Value) > maxExpression && (isCondition || hasLongExpression(c.Value)) {
			return c
		}
		if found := longExpression(c); found != nil {
			return found
		}
	}
	return nil
}

func hasLongExpression(s string) bool {
	for {
		_, after, ok := strings.Cut(s, open)
		if !ok {
			return false
		}
		end := strings.Index(after, closed)
		if end < 0 {
			end = len(after)
		}
		if end > maxExpression {
			return true
		}
		s = after[end:]
	}
}

// addUses adds to uses the local specifications of "uses" below n.
func addUses(uses map[string]string, n *yaml.Node, file string) {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := yamlfile.Resolve(n.Content[i+1]); n.Content[i].Value == "uses" && IsLocal(v.Value) {
				uses[v.Value] = file
			}
		}
	}
	for _, c := range n.Content {
		addUses(uses, c, file)
	}
}
