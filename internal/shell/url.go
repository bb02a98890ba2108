package shell

import "github.com/infralint/infralint/internal/lazyregexp"

// NamesCommit reports whether every address in a text is that of a file at a
// commit, so that what comes from there stays what it was when it was written.
// Addresses that variables are part of name none.
func NamesCommit(text string) bool {
	found := address.FindAllString(text, -1)
	for _, a := range found {
		if !atCommit.MatchString(a) {
			return false
		}
	}
	return len(found) > 0
}

var (
	address = lazyregexp.New(`(?i)\bhttps?://[^\s"'|;<>()]+`)
	// atCommit is a raw file of GitHub, a gist or GitLab.
	atCommit = lazyregexp.New(`^(?i:https?)://(?:raw\.githubusercontent\.com/[^/$]+/[^/$]+|github\.com/[^/$]+/[^/$]+/raw|gist\.githubusercontent\.com/[^/$]+/[^/$]+/raw|gist\.github\.com/[^/$]+/[^/$]+/raw|[^/$]+/[^$]*/-/raw)/[0-9a-f]{40}/`)
)
