package actions

import (
	"regexp"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// places turns the positions of actionlint into spans. It is not safe for
// concurrent use: the index is built when the first finding asks for it.
type places struct {
	file    *source.File
	doc     *yamlfile.Document
	scalars map[[2]int]*yaml.Node
}

// span returns the token at a line and a column, both from 1. Columns count
// code points, as YAML parsers do. A column behind the end of its line, which
// actionlint gives for expressions in block scalars, is the last token of the
// line, the header of the block.
func (p *places) span(line, column int) source.Span {
	if p.scalars == nil {
		p.scalars = make(map[[2]int]*yaml.Node)
		if p.doc != nil && p.doc.Root != nil {
			p.index(p.doc.Root)
		}
	}
	if n := p.scalars[[2]int{line, column}]; n != nil {
		return yamlfile.Span(p.file, n)
	}
	if line < 1 {
		return p.file.LineSpan(1)
	}
	start := p.file.Offset(line, column)
	rest := p.file.Span(start, p.file.LineSpan(line).End)
	if column-1 > utf8.RuneCount(p.file.LineSpan(line).Text()) {
		whole := p.file.LineSpan(line)
		at := lastToken.FindSubmatchIndex(whole.Text())
		if at == nil {
			return whole
		}
		return p.file.Span(whole.Start+at[2], whole.Start+at[3])
	}
	return p.file.Span(start, start+len(token.Find(rest.Text())))
}

func (p *places) index(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		p.scalars[[2]int{n.Line, n.Column}] = n
	}
	for _, c := range n.Content {
		p.index(c)
	}
}

var (
	// token is what an expression is made of: a path with its dots and
	// brackets, a string, a number, an operator.
	token = regexp.MustCompile(`^(?:[\pL_][\pL\pN_-]*(?:\.[\pL_*][\pL\pN_-]*|\.\*|\['[^']*'\])*|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|-?[0-9][0-9a-fA-Fxo.]*|\$\{\{|\}\}|&&|\|\||[=!<>]=|[^ \t])`)

	lastToken = regexp.MustCompile(`([^ \t]+)[ \t]*$`)
)

// maxNodes bounds what the aliases of a workflow may expand to. GitHub's own
// limit is lower.
const maxNodes = 100_000

// expands reports whether the aliases below n expand to more than maxNodes.
func expands(n *yaml.Node) bool {
	sizes := make(map[*yaml.Node]int)
	var size func(n *yaml.Node) int
	size = func(n *yaml.Node) int {
		if n == nil {
			return 0
		}
		if s, ok := sizes[n]; ok {
			return s
		}
		sizes[n] = 0 // an alias that leads into itself is not followed
		s := 1
		if n.Kind == yaml.AliasNode {
			s += size(n.Alias)
		}
		for _, c := range n.Content {
			s = min(s+size(c), maxNodes+1)
		}
		sizes[n] = s
		return s
	}
	return size(n) > maxNodes
}

// addUses adds to uses the local specifications of "uses" below n.
func addUses(uses map[string]string, n *yaml.Node, file string) {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := yamlfile.Resolve(n.Content[i+1]); n.Content[i].Value == "uses" && isLocal(v.Value) {
				uses[v.Value] = file
			}
		}
	}
	for _, c := range n.Content {
		addUses(uses, c, file)
	}
}
