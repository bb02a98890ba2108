package actions

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// codeownersPlaces are where GitHub looks for CODEOWNERS; the first one counts.
var codeownersPlaces = []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"}

// codeowners is the file CODEOWNERS. It implements lint.Unit.
type codeowners struct {
	file *source.File
	tree *source.Tree
}

// isCodeowners reports whether the file at name says who owns what.
func isCodeowners(name string, tree *source.Tree) bool {
	at := slices.Index(codeownersPlaces, name)
	return at >= 0 && !slices.ContainsFunc(codeownersPlaces[:at], func(other string) bool { return slices.Contains(tree.Paths(), other) })
}

func (c *codeowners) Kind() string               { return "codeowners file" }
func (c *codeowners) File() *source.File         { return c.file }
func (c *codeowners) Files() []*source.File      { return []*source.File{c.file} }
func (c *codeowners) Documents() []lint.Document { return nil }

// Check reports the first workflow that nobody owns, and how many there are.
func (c *codeowners) Check(_ context.Context, out *lint.Results) error {
	var free []string
	for _, name := range c.tree.Paths() {
		if root, ok := workflowProject(name); ok && root == "." && !isOwned(c.file, name) {
			free = append(free, name)
		}
	}
	if len(free) == 0 {
		return nil
	}
	message := fmt.Sprintf("nobody owns %s", free[0])
	if n := len(free) - 1; n > 0 {
		message += fmt.Sprintf(", nor %d more", n)
	}
	out.Report(lint.Finding{Rule: ruleCodeowners, Span: c.file.LineSpan(1), Message: message})
	return nil
}

// isOwned reports whether the last pattern of a CODEOWNERS that matches a path
// has owners.
func isOwned(f *source.File, name string) bool {
	owned := false
	for line := range bytes.Lines(f.Content) {
		text, _, _ := strings.Cut(string(line), "#")
		fields := strings.Fields(text)
		if len(fields) > 0 && ownerPatternMatches(fields[0], name) {
			owned = len(fields) > 1
		}
	}
	return owned
}

// ownerPatternMatches is the matching of .gitignore without negation and ranges,
// which CODEOWNERS does not have: a pattern with a slash other than at its end
// starts at the root, and one that names a directory covers all below it.
func ownerPatternMatches(pattern, name string) bool {
	rooted := strings.Contains(strings.TrimSuffix(pattern, "/"), "/")
	below := strings.HasSuffix(pattern, "/")
	pattern = strings.Trim(pattern, "/")
	if !rooted {
		pattern = "**/" + pattern
	}
	if doublestar.MatchUnvalidated(pattern+"/**/*", name) && (below || !strings.HasSuffix(pattern, "/*")) {
		return true
	}
	return !below && doublestar.MatchUnvalidated(pattern, name)
}

var ruleCodeowners = &lint.Rule{
	ID:       "codeowners-workflows",
	Title:    "nobody owns the workflows",
	Severity: lint.Note,
	Doc: `
CODEOWNERS says who has to approve a change, and says nothing of the workflows: anybody who
may approve anything may approve a workflow that hands out the secrets.

Add a line for ` + "`/.github/`" + ` with those who look after the workflows, and one for CODEOWNERS
itself. This rule is off unless the configuration turns it on: it matters only where
approval by owners is required.
`,
	Bad: `
-- .github/CODEOWNERS --
/docs/ @acme/writers
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
	Good: `
-- .github/CODEOWNERS --
/docs/ @acme/writers
/.github/ @acme/platform
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
	Tags:  []string{"security"},
	Since: "0.1.0",
	Off:   true,
}
