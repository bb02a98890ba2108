package actions

import (
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/yamlfile"
)

// remedy returns the fix for a use that is not pinned: the commit that the lock
// has for it. Policies find such uses; the lock is no part of what they see.
func (t *Source) remedy(rule string, path []any) []lint.Fix {
	if rule != "gha-unpinned-action" && rule != "action-unpinned-step" {
		return nil
	}
	lock := t.project.lock()
	if lock == nil {
		return nil
	}
	u, ok := parseUse(t.file, valueAt(t.doc, path), t.doc.Locate(path))
	if !ok || u.IsCommit() {
		return nil
	}
	e, ok := lock.Get(u.Repository, u.Ref)
	if !ok {
		return nil
	}
	edits := []lint.TextEdit{{Span: u.Span, New: []byte(e.Commit)}}
	// What stands behind the value may be a comment or the end of a flow mapping.
	code, _, found := strings.Cut(string(u.rest.Text()), "#")
	switch {
	case strings.Trim(code, " \t\r},]") != "":
	case !found:
		at := u.rest.Start + len(strings.TrimRight(code, " \t\r"))
		edits = append(edits, lint.TextEdit{Span: t.file.Span(at, at), New: []byte(" # " + e.Version)})
	case u.Comment != "":
		at := u.rest.Start + strings.Index(string(u.rest.Text()), u.Comment)
		edits = append(edits, lint.TextEdit{Span: t.file.Span(at, at+len(u.Comment)), New: []byte(e.Version)})
	default: // it may tell another program something, and stays as it is
		at := u.rest.Start + len(code)
		edits = append(edits, lint.TextEdit{Span: t.file.Span(at, at), New: []byte("# " + e.Version + " ")})
	}
	return []lint.Fix{{
		Message: fmt.Sprintf("pin to the commit of %s in %s", u.Ref, LockName),
		Safe:    true, // the same code, as long as nobody moves the ref
		Edits:   edits,
	}}
}

// valueAt returns the scalar at a path; empty where there is none.
func valueAt(doc *yamlfile.Document, path []any) string {
	n := yamlfile.Resolve(doc.Root)
	for _, step := range path {
		switch step := step.(type) {
		case string:
			_, n = yamlfile.Lookup(n, step)
		case int:
			if n == nil || step >= len(n.Content) {
				return ""
			}
			n = n.Content[step]
		}
		if n = yamlfile.Resolve(n); n == nil {
			return ""
		}
	}
	return n.Value
}
