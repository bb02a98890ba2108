package kubernetes

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/source"
)

// An Identity says whether an address is that of the repository that is
// checked.
type Identity uint8

// The identities.
const (
	Elsewhere Identity = iota // another repository
	Maybe                     // nobody can tell, or it is another revision
	Here
)

// An identity tells the addresses of the repository from others, without a
// network: by what the configuration says, by the remotes of .git/config, and
// where there are none by whether the paths that go with an address are here.
type identity struct {
	urls   []string // normal forms
	branch string   // that is checked out; "" if it is not known
	// here and away count the paths that go with an address, by its normal form.
	here, away map[string]int
}

func newIdentity(fsys fs.FS, urls []string) *identity {
	id := &identity{here: make(map[string]int), away: make(map[string]int)}
	for _, u := range urls {
		id.urls = append(id.urls, argo.NormalURL(u))
	}
	if config, err := source.ReadLimited(fsys, ".git/config"); err == nil {
		id.urls = append(id.urls, remotes(string(config))...)
	}
	if head, err := source.ReadLimited(fsys, ".git/HEAD"); err == nil {
		id.branch, _ = strings.CutPrefix(strings.TrimSpace(string(head)), "ref: refs/heads/")
	}
	return id
}

// remotes returns the addresses of the remotes in a configuration of git.
func remotes(config string) (urls []string) {
	in := false
	for line := range strings.Lines(config) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			in = strings.HasPrefix(line, "[remote ")
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if key = strings.TrimSpace(key); in && ok && strings.EqualFold(key, "url") {
			urls = append(urls, argo.NormalURL(strings.Trim(strings.TrimSpace(value), `"`)))
		}
	}
	return urls
}

func (id *identity) note(url string, here bool) {
	if url = argo.NormalURL(url); here {
		id.here[url]++
	} else {
		id.away[url]++
	}
}

// identify says what an address is, whatever the revision.
func (id *identity) identify(url string) Identity {
	if url == "" {
		return Elsewhere
	}
	name := argo.RepositoryName(url)
	url = argo.NormalURL(url)
	if slices.Contains(id.urls, url) {
		return Here
	}
	isFork := func(own string) bool { return argo.RepositoryName(own) == name }
	if len(id.urls) > 0 && !strings.HasPrefix(url, noURL) && !slices.ContainsFunc(id.urls, isFork) {
		return Elsewhere
	}
	if id.here[url] > 0 && id.here[url] >= id.away[url] {
		return Here
	}
	return Maybe
}

// noURL begins what stands for the address of a source of Flux that nothing in
// the repository defines.
const noURL = "/unknown-source/"

// isCurrent reports whether a revision is what is checked out, as far as names
// tell: the default branch, or the one of .git/HEAD.
func (id *identity) isCurrent(revision string) bool {
	revision = strings.TrimPrefix(revision, "refs/heads/")
	switch revision {
	case "", "HEAD", "main", "master":
		return true
	}
	return revision == id.branch
}

// isCommonPath reports whether a path is one that many repositories have: that
// it is here too says nothing.
func isCommonPath(dir string) bool {
	first, rest, _ := strings.Cut(dir, "/")
	if strings.Contains(rest, "/") {
		return false
	}
	switch first {
	case "config", "deploy", "deployment", "deployments", "manifests", "manifest", "kustomize", "charts", "chart", "helm", "k8s", "kubernetes", "install", "examples":
		return true
	}
	return rest == ""
}
