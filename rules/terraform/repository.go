package terraform

import (
	"net/url"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// A repository is a module source that is a Git or Mercurial repository.
type repository struct {
	isGit   bool
	refName string // "ref" or "rev"
	ref     string
	query   url.Values
}

var (
	forcedGetter = lazyregexp.New(`^([A-Za-z0-9]+)::(.+)$`)
	scpAddress   = lazyregexp.New(`^[\w.-]+@[\w.-]+:[^/]`)
	commitHash   = lazyregexp.New(`^[0-9a-f]{7,64}$`)
)

// parseRepository reads the source of a module as Terraform's downloader does.
// The second result is false for what is no repository: an archive, a bucket.
func parseRepository(source string) (repository, bool) {
	r := repository{refName: "ref"}
	getter := ""
	if m := forcedGetter.FindStringSubmatch(source); m != nil {
		getter, source = m[1], m[2]
	}
	address, query, _ := strings.Cut(source, "?")
	switch {
	case getter == "git", getter == "" && isGitAddress(address):
		r.isGit = true
	case getter == "hg":
		r.refName = "rev"
	default:
		return r, false
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return r, false
	}
	r.query = values
	r.ref = values.Get(r.refName)
	return r, true
}

// isGitAddress reports whether an address without a getter is one of Git.
func isGitAddress(address string) bool {
	for _, prefix := range []string{"github.com/", "gitlab.com/", "bitbucket.org/", "git://", "ssh://"} {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return scpAddress.MatchString(address)
}

func isBranchRef(ref string) bool {
	return strings.HasPrefix(ref, "refs/heads/") || strings.HasPrefix(ref, "origin/")
}
