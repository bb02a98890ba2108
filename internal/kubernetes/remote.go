package kubernetes

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// isRemote reports whether kustomize goes to the network for an entry: any
// file may be an HTTP address, and what may be a directory may be a git
// repository as well.
func isRemote(entry string, r role) bool {
	if u, err := url.Parse(entry); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return true
	}
	switch r {
	case roleResource, roleComponent, rolePlugin:
		return isGitRepository(entry)
	}
	return false
}

// isGitRepository reports whether kustomize takes entry for a repository to
// clone. What decides that is not exported, but the origin of a resource is
// made with it.
func isGitRepository(entry string) bool {
	if !strings.Contains(entry, "://") && !strings.Contains(entry, "@") && !strings.Contains(strings.ToLower(entry), "github.com") {
		return false // most entries; the test below compiles a regular expression each time
	}
	if len(entry) > 5 && strings.EqualFold(entry[:5], "git::") {
		entry = entry[5:] // kustomize cuts it off too, and logs a warning
	}
	return (&resource.Origin{}).Append(entry).Repo != ""
}

// firstRemote returns the first entry for which kustomize would go to the
// network. It reads the file as kustomize does, to the last detail of its
// decoder, so that nothing gets around it.
func firstRemote(content []byte) (entry string, found bool) {
	if !mayNameRemote(content) {
		return "", false
	}
	var k types.Kustomization
	if err := k.Unmarshal(content); err != nil {
		return "", false // then kustomize stops here too
	}
	k.FixKustomization()
	for _, list := range [][]string{k.Resources, k.Components, k.Generators, k.Transformers, k.Validators} {
		for _, e := range list {
			if isRemote(e, roleResource) {
				return e, true
			}
		}
	}
	files := append(append([]string{k.OpenAPI["path"]}, k.Crds...), k.Configurations...)
	for _, p := range k.PatchesStrategicMerge {
		files = append(files, string(p))
	}
	for _, p := range append(k.Patches, k.PatchesJson6902...) {
		files = append(files, p.Path)
	}
	for _, r := range k.Replacements {
		files = append(files, r.Path)
	}
	for _, e := range files {
		if isRemote(e, roleConfig) {
			return e, true
		}
	}
	return "", false
}

// mayNameRemote reports whether an entry of a kustomization may be remote: its
// text has what every such entry has, or may spell it otherwise, by escapes or
// in another encoding. Most have not, and decoding them takes long.
func mayNameRemote(content []byte) bool {
	if bytes.ContainsAny(content, `\@`) || !utf8.Valid(content) {
		return true
	}
	lower := bytes.ToLower(content)
	for _, part := range []string{"://", "http:", "https:", "github.com"} {
		if bytes.Contains(lower, []byte(part)) {
			return true
		}
	}
	return false
}

// versionLike is what a release is called; a branch for one, such as
// release-1.4, has fewer parts.
var versionLike = lazyregexp.New(`(^|[^0-9])v?\d+\.\d+\.\d+|^v\d+(\.\d+)?$`)

// commitLike is a commit, or the start of one.
var commitLike = lazyregexp.New(`^[0-9a-f]{7,64}$`)

// branches are names that tags do not have.
var branches = map[string]bool{
	"develop": true, "development": true, "dev": true, "HEAD": true, "head": true, "latest": true, "main": true, "master": true, "next": true,
	"nightly": true, "staging": true, "production": true, "prod": true, "release": true, "stable": true, "trunk": true, "edge": true,
}

// unpinned says why what is at a remote address can change, as far as the
// address tells; "" if it does not.
func unpinned(entry string) string {
	u, err := url.Parse(entry)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		parts := strings.Split(strings.Trim(u.Path, "/"), "/")
		switch {
		case u.Host == "raw.githubusercontent.com" && len(parts) > 3:
			ref := parts[2]
			if ref == "refs" && len(parts) > 5 {
				ref = strings.Join(parts[2:5], "/")
			}
			return moving(ref)
		case u.Host == "github.com" && len(parts) > 4 && (parts[2] == "raw" || parts[2] == "blob"):
			return moving(parts[3])
		case u.Host == "github.com" && len(parts) > 4 && parts[2] == "releases":
			if parts[3] == "latest" {
				return "of the latest release"
			}
			return ""
		}
	}
	o := (&resource.Origin{}).Append(strings.TrimPrefix(entry, "git::"))
	if o.Repo == "" {
		return "" // a file of some server, of which nothing is known
	}
	if o.Ref == "" {
		return "has no `?ref=`"
	}
	return moving(o.Ref)
}

// moving says why what a git reference names can change; "" if it does not, or
// nobody can tell a tag from a branch.
func moving(ref string) string {
	ref = strings.TrimPrefix(ref, "refs/tags/")
	switch {
	case commitLike.MatchString(ref), versionLike.MatchString(ref):
		return ""
	case branches[ref], strings.HasPrefix(ref, "refs/heads/"), strings.HasPrefix(ref, "release-"), strings.HasPrefix(ref, "release/"),
		strings.HasPrefix(ref, "feature/"):
		return "of the branch " + strings.TrimPrefix(ref, "refs/heads/")
	}
	return ""
}
