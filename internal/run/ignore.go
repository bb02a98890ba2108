package run

import (
	"bytes"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
)

// ignoreComment is how a comment begins that names rules whose findings are known
// and meant: "# infralint: ignore[k8s-latest-tag, tf-fmt] why".
var ignoreComment = lazyregexp.New(`(?:#|//)[ \t]*infralint:[ \t]*ignore\[([a-z0-9, \t-]*)\]`)

// An ignore is one rule that a comment names.
type ignore struct {
	id   string
	span source.Span // of the id
	used bool        // it accepted a finding
}

// ignores are the comments of files by path, read when a file is asked about
// first. It is not safe for concurrent use.
type ignores map[string]map[int][]*ignore // by line

// of returns the comments of a file.
func (i ignores) of(f *source.File) map[int][]*ignore {
	lines, ok := i[f.Path]
	if !ok {
		lines = ignoredIn(f)
		i[f.Path] = lines
	}
	return lines
}

// accept reports whether a comment is about f: one that ends the line where f
// starts, or one on a line of its own above it, with nothing but others between.
func (i ignores) accept(f lint.Finding) bool {
	file := f.Span.File
	lines := i.of(file)
	if len(lines) == 0 {
		return false
	}
	line := f.Span.Pos().Line
	if use(lines[line], f.Rule.ID) {
		return true
	}
	for line--; line > 0 && isComment(file.LineSpan(line).Text()); line-- {
		if use(lines[line], f.Rule.ID) {
			return true
		}
	}
	return false
}

// use reports whether a rule is among the list, and marks it.
func use(list []*ignore, id string) bool {
	for _, ig := range list {
		if ig.id == id {
			ig.used = true
			return true
		}
	}
	return false
}

// ignoredIn returns the rules that the comments of a file name, by line.
func ignoredIn(f *source.File) map[int][]*ignore {
	if !bytes.Contains(f.Content, []byte("infralint:")) {
		return nil
	}
	lines := make(map[int][]*ignore)
	for _, m := range ignoreComment.FindAllSubmatchIndex(f.Content, -1) {
		line := f.Span(m[0], m[1]).Pos().Line
		start := m[2]
		for name := range strings.SplitSeq(string(f.Content[m[2]:m[3]]), ",") {
			if id := strings.TrimSpace(name); id != "" {
				at := start + strings.Index(name, id)
				lines[line] = append(lines[line], &ignore{id: id, span: f.Span(at, at+len(id))})
			}
			start += len(name) + 1
		}
	}
	return lines
}

// withoutEffect returns a finding for each comment of a file that names a rule
// which does not exist and, where unused says so, for each that accepts nothing
// although its rule is on there.
func (i ignores) withoutEffect(f *source.File, rules func() []*lint.Rule, severity severityFunc, unused bool) []lint.Finding {
	var findings []lint.Finding
	var ids []string // of all rules
	var byID map[string]*lint.Rule
	level, on := severity(IgnoreWithoutEffect, f.Path)
	for _, list := range i.of(f) {
		for _, ig := range list {
			if ig.used || !on {
				continue
			}
			if byID == nil {
				byID = make(map[string]*lint.Rule)
				for _, r := range rules() {
					byID[r.ID] = r
					ids = append(ids, r.ID)
				}
			}
			message, level := "", level
			if r := byID[ig.id]; r == nil {
				message = "there is no rule \"" + ig.id + "\"" + suggest.DidYouMean(ig.id, ids)
			} else if _, on := severity(r, f.Path); on && unused {
				message, level = ig.id+" finds nothing here; remove it from the comment", min(level, lint.Note)
			}
			if message != "" {
				findings = append(findings, lint.Finding{Rule: IgnoreWithoutEffect, Severity: level, Span: ig.span, Message: message})
			}
		}
	}
	return findings
}

// isComment reports whether a line holds a comment and nothing else.
func isComment(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("//"))
}
