package run

import (
	"bytes"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// ignoreComment is how a comment begins that names rules whose findings are known
// and meant: "# infralint: ignore[k8s-latest-tag, tf-fmt] why".
var ignoreComment = lazyregexp.New(`(?:#|//)[ \t]*infralint:[ \t]*ignore\[([a-z0-9, \t-]*)\]`)

// ignores are the comments of files, read when the first finding of a file is asked
// about. It is not safe for concurrent use.
type ignores map[*source.File]map[int][]string // rule ids by line

// accept reports whether a comment is about f: one that ends the line where f
// starts, or one on a line of its own above it, with nothing but others between.
func (i ignores) accept(f lint.Finding) bool {
	file := f.Span.File
	lines, ok := i[file]
	if !ok {
		lines = ignoredIn(file)
		i[file] = lines
	}
	if len(lines) == 0 {
		return false
	}
	line := f.Span.Pos().Line
	if slices.Contains(lines[line], f.Rule.ID) {
		return true
	}
	for line--; line > 0 && isComment(file.LineSpan(line).Text()); line-- {
		if slices.Contains(lines[line], f.Rule.ID) {
			return true
		}
	}
	return false
}

// ignoredIn returns the rules that the comments of a file name, by line.
func ignoredIn(f *source.File) map[int][]string {
	if !bytes.Contains(f.Content, []byte("infralint:")) {
		return nil
	}
	lines := make(map[int][]string)
	for _, m := range ignoreComment.FindAllSubmatchIndex(f.Content, -1) {
		line := f.Span(m[0], m[1]).Pos().Line
		for id := range strings.SplitSeq(string(f.Content[m[2]:m[3]]), ",") {
			lines[line] = append(lines[line], strings.TrimSpace(id))
		}
	}
	return lines
}

// isComment reports whether a line holds a comment and nothing else.
func isComment(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("//"))
}
