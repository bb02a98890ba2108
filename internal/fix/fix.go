// Package fix turns the fixes of findings into new file contents.
package fix

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A Change is the new content of one file.
type Change struct {
	File *source.File
	New  []byte
}

// Choose returns the fix of f that Apply takes: the first safe one, or, if
// unsafe is set, the first one. It is nil where there is none.
func Choose(f lint.Finding, unsafe bool) *lint.Fix {
	for i := range f.Fixes {
		if f.Fixes[i].Safe || unsafe {
			return &f.Fixes[i]
		}
	}
	return nil
}

// Apply applies one fix of each finding and returns the changed files in order
// of path, and how many findings were fixed. A fix that overlaps an earlier
// one is left for the next run: applying both could garble the file.
func Apply(findings []lint.Finding, unsafe bool) (changes []Change, fixed int) {
	edits := make(map[*source.File][]lint.TextEdit)
	for _, f := range findings {
		fix := Choose(f, unsafe)
		if fix == nil || len(fix.Edits) == 0 || slices.ContainsFunc(fix.Edits, func(e lint.TextEdit) bool { return overlapsAny(edits[e.Span.File], e) }) {
			continue
		}
		for _, e := range fix.Edits {
			edits[e.Span.File] = append(edits[e.Span.File], e)
		}
		fixed++
	}
	for file, es := range edits {
		changes = append(changes, Change{file, Edit(file.Content, es)})
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.File.Path, b.File.Path) })
	return changes, fixed
}

func overlapsAny(edits []lint.TextEdit, e lint.TextEdit) bool {
	return slices.ContainsFunc(edits, func(o lint.TextEdit) bool {
		if e.Span.Start == e.Span.End && o.Span.Start == o.Span.End {
			return e.Span.Start == o.Span.Start
		}
		return e.Span.Start < o.Span.End && o.Span.Start < e.Span.End
	})
}

// Edit returns content with edits made, which must not overlap.
func Edit(content []byte, edits []lint.TextEdit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b lint.TextEdit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(content[at:e.Span.Start])
		out.Write(e.New)
		at = e.Span.End
	}
	out.Write(content[at:])
	return out.Bytes()
}
