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

// addressed is such a comment.
// https://docs.zizmor.sh/usage/#with-comments
var addressed = lazyregexp.New(`^#[ \t]*zizmor:[ \t]*ignore\[([a-z, \t-]+)\]`)

// pragmas are those of a file, found once, when the first finding asks.
type pragmas struct {
	known  bool
	list   []pragma
	starts []int // of sections, where there is a pragma
}

// find looks for the pragmas of a file. What looks like one within a script is
// text of the script.
func (p *pragmas) find(f *source.File, doc *yamlfile.Document) {
	p.known = true
	if doc == nil || doc.Root == nil {
		return
	}
	var scalars []*yaml.Node
	name := []byte("zizmor:")
	for at := bytes.Index(f.Content, name); at >= 0; {
		end := at + len(name)
		start := len(bytes.TrimRight(f.Content[:at], " \t")) - 1 // of the comment
		if start >= 0 && (start == 0 || bytes.IndexByte([]byte(" \t\r\n\f"), f.Content[start-1]) >= 0) {
			if m := addressed.FindSubmatchIndex(f.Content[start:]); m != nil {
				if scalars == nil {
					scalars = appendScalars(nil, doc.Root)
				}
				if list := f.Span(start+m[2], start+m[3]); !isText(f, scalars, list) {
					p.list = append(p.list, newPragma(list))
				}
				end = start + m[1]
			}
		}
		if at = bytes.Index(f.Content[end:], name); at >= 0 {
			at += end
		}
	}
	if len(p.list) > 0 {
		p.starts = sections(doc.Root)
	}
}

func newPragma(list source.Span) pragma {
	p := pragma{line: list.Pos().Line}
	for name := range strings.SplitSeq(string(list.Text()), ",") {
		p.peers = append(p.peers, "zizmor:"+strings.TrimSpace(name))
	}
	return p
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

// isText reports whether a place belongs to the text of one of the scalars, which
// are in the order of the file: it can only be the last one that starts before.
func isText(f *source.File, scalars []*yaml.Node, at source.Span) bool {
	line := at.Pos().Line
	for _, n := range slices.Backward(scalars) {
		if n.Line > line || yamlfile.Span(f, n).Start > at.Start {
			continue
		}
		to := yamlfile.Offsets(f, n)
		return len(to) > 0 && to[0] <= at.Start && at.Start < to[len(to)-1]
	}
	return false
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
func (p *pragmas) section(file *source.File, line int) (first, last int) {
	next, exact := slices.BinarySearch(p.starts, line)
	if exact {
		next++
	}
	first, last = 1, file.Lines()
	if next > 0 {
		first = p.starts[next-1]
	}
	if next < len(p.starts) {
		last = p.starts[next] - 1
	}
	for ; last > line; last-- {
		if text := bytes.TrimSpace(file.LineSpan(last).Text()); len(text) > 0 && text[0] != '#' {
			break
		}
	}
	return first, last
}

// accept reports whether a comment for zizmor is about f: it names the audit that
// the rule covers, and stands in the section of the file where f does.
func (p *pragmas) accept(file *source.File, doc *yamlfile.Document, f lint.Finding) bool {
	if !p.known {
		p.find(file, doc)
	}
	if len(p.list) == 0 || f.Span.File != file {
		return false
	}
	first, last := p.section(file, f.Span.Pos().Line)
	return slices.ContainsFunc(p.list, func(comment pragma) bool {
		return first <= comment.line && comment.line <= last &&
			slices.ContainsFunc(comment.peers, func(peer string) bool { return slices.Contains(f.Rule.Peers, peer) })
	})
}

// Accepts reports whether a comment for zizmor is about f.
func (t *Source) Accepts(f lint.Finding) bool { return t.pragmas.accept(t.file, t.doc, f) }

// Accepts reports whether a comment for zizmor is about f.
func (d *dependabot) Accepts(f lint.Finding) bool { return d.pragmas.accept(d.file, d.doc, f) }
