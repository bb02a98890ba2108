package actions

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A pragma is a comment that is addressed to zizmor. Who comes from there has
// them in the file; what they accept is accepted.
type pragma struct {
	line  int
	peers []string // "zizmor:artipacked"
}

// https://docs.zizmor.sh/usage/#with-comments
var addressed = lazyregexp.New(`(?:^|\s)#[ \t]*zizmor:[ \t]*ignore\[([a-z, \t-]+)\]`)

// pragmas returns those of a file. What looks like one within a script is text
// of the script.
func pragmas(f *source.File, doc *yamlfile.Document) (list []pragma) {
	if doc == nil || doc.Root == nil || !bytes.Contains(f.Content, []byte("zizmor:")) {
		return nil
	}
	var scalars []*yaml.Node
	for _, m := range addressed.FindAllSubmatchIndex(f.Content, -1) {
		if scalars == nil {
			scalars = appendScalars(nil, doc.Root)
		}
		if slices.ContainsFunc(scalars, func(n *yaml.Node) bool { return holds(f, n, m[2]) }) {
			continue
		}
		p := pragma{line: f.Span(m[2], m[3]).Pos().Line}
		for name := range strings.SplitSeq(string(f.Content[m[2]:m[3]]), ",") {
			p.peers = append(p.peers, "zizmor:"+strings.TrimSpace(name))
		}
		list = append(list, p)
	}
	return list
}

func appendScalars(list []*yaml.Node, n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.ScalarNode {
		list = append(list, n)
	}
	for _, c := range n.Content {
		list = appendScalars(list, c)
	}
	return list
}

// holds reports whether the byte at offset belongs to the text of a scalar.
func holds(f *source.File, n *yaml.Node, offset int) bool {
	if start := yamlfile.Span(f, n).Start; start > offset {
		return false
	}
	to := yamlfile.Offsets(f, n)
	return len(to) > 0 && to[0] <= offset && offset < to[len(to)-1]
}

// sections returns the lines, in order, at which the parts of a file begin that a
// comment in them is about: a key at the top or of a job, a step, an update of
// Dependabot.
func sections(root *yaml.Node) []int {
	var lines []int
	// within adds the keys of a mapping and the items of a list, and goes on with
	// those that have sections of their own.
	var within func(n *yaml.Node, goOn func(key string) bool)
	within = func(n *yaml.Node, goOn func(key string) bool) {
		n = yamlfile.Resolve(n)
		if n.Kind == yaml.SequenceNode {
			for _, item := range n.Content {
				lines = append(lines, item.Line)
			}
		}
		if n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			lines = append(lines, key.Line)
			switch {
			case key.Value == "jobs":
				within(value, func(string) bool { return true })
			case goOn(key.Value):
				within(value, func(key string) bool { return key == "steps" })
			}
		}
	}
	within(root, func(key string) bool { return key == "runs" || key == "updates" })
	slices.Sort(lines)
	return slices.Compact(lines)
}

// section returns the first and the last line of the section that holds a line,
// without the comments behind it.
func section(file *source.File, root *yaml.Node, line int) (first, last int) {
	starts := sections(root)
	next, exact := slices.BinarySearch(starts, line)
	if exact {
		next++
	}
	first, last = 1, file.Lines()
	if next > 0 {
		first = starts[next-1]
	}
	if next < len(starts) {
		last = starts[next] - 1
	}
	for ; last > line; last-- {
		if text := bytes.TrimSpace(file.LineSpan(last).Text()); len(text) > 0 && text[0] != '#' {
			break
		}
	}
	return first, last
}

// accepts reports whether a comment for zizmor is about f: it names the audit that
// the rule covers, and stands in the section of the file where f does.
func accepts(file *source.File, doc *yamlfile.Document, f lint.Finding) bool {
	if f.Span.File != file || !slices.ContainsFunc(f.Rule.Peers, func(peer string) bool { return strings.HasPrefix(peer, "zizmor:") }) {
		return false
	}
	list := pragmas(file, doc)
	if len(list) == 0 {
		return false
	}
	first, last := section(file, doc.Root, f.Span.Pos().Line)
	for _, p := range list {
		if first <= p.line && p.line <= last && slices.ContainsFunc(p.peers, func(peer string) bool { return slices.Contains(f.Rule.Peers, peer) }) {
			return true
		}
	}
	return false
}

// Accepts reports whether a comment for zizmor is about f.
func (t *Source) Accepts(f lint.Finding) bool { return accepts(t.file, t.doc, f) }

// Accepts reports whether a comment for zizmor is about f.
func (d *dependabot) Accepts(f lint.Finding) bool { return accepts(d.file, d.doc, f) }
