package argo

import (
	"net/url"
	"path"
	"strings"
)

// A Repository is the repository that is checked, as generators see it.
type Repository interface {
	// Is reports whether url at a revision is the repository as it lies there.
	Is(url, revision string) bool
	// Dirs are the directories with files in them, without hidden ones and
	// without the root, sorted.
	Dirs() []string
	// Files are all files, sorted.
	Files() []string
	// Exists reports whether there is something at a path, also where Dirs and
	// Files leave it out.
	Exists(name string) bool
	// Data returns the documents of a YAML or JSON file as plain data.
	Data(file string) ([]any, error)
}

// NormalURL returns what addresses of one repository have in common: host and
// path in lower case, without scheme, user, port and .git.
func NormalURL(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	if !strings.Contains(address, "://") {
		if host, rest, ok := strings.Cut(address, ":"); ok && !strings.ContainsAny(host, "/\\") { // git@host:path
			address = "ssh://" + host + "/" + strings.TrimPrefix(rest, "/")
		}
	}
	host, p := "", address
	if u, err := url.Parse(address); err == nil && u.Scheme != "" {
		host, p = u.Hostname(), u.Path
	}
	p = path.Clean("/" + p)
	return host + strings.TrimSuffix(p, ".git")
}

// RepositoryName is the last part of an address, by which forks and mirrors go.
func RepositoryName(address string) string { return path.Base(NormalURL(address)) }
