package kubernetes

import (
	"net/url"
	"strings"

	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
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
