package lint

import (
	"errors"
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

var idPattern = lazyregexp.New(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// Validate returns an error that names everything wrong with rules as a set:
// bad or double ids, missing texts, unknown tags. It is the one place that
// says what a well-formed rule is.
func Validate(rules []*Rule) error {
	var errs []error
	seen := make(map[string]bool, len(rules))
	for _, r := range rules {
		bad := func(format string, args ...any) {
			errs = append(errs, fmt.Errorf("rule %s: %s", r.ID, fmt.Sprintf(format, args...)))
		}
		if !idPattern.MatchString(r.ID) {
			bad("id is not kebab case")
		}
		if seen[r.ID] {
			bad("id is used twice")
		}
		seen[r.ID] = true
		if r.Title == "" || strings.ContainsAny(r.Title, "\n") || strings.HasSuffix(r.Title, ".") {
			bad("title must be one line without a full stop")
		}
		if r.Severity < Note || r.Severity > Error {
			bad("severity is not set")
		}
		if strings.TrimSpace(r.Doc) == "" {
			bad("no documentation")
		}
		if r.Since == "" {
			bad("since is not set")
		}
		if len(r.Tags) == 0 || len(r.Tags) > 10 {
			bad("has %d tags, want 1 to 10", len(r.Tags))
		}
		for _, tag := range r.Tags {
			if Tags[tag] == "" {
				bad("unknown tag %q", tag)
			}
		}
		for _, peer := range r.Peers {
			if !strings.Contains(peer, ":") {
				bad("peer %q is not TOOL:ID", peer)
			}
		}
	}
	return errors.Join(errs...)
}
