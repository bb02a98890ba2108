package kubernetes

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A GitOps is the repository as Argo CD and Flux see it: what it is called, and
// what lies in it. It is safe for concurrent use.
type GitOps struct {
	repo  *repo
	graph *graph
	names *identity
	// sources are the GitRepositories of Flux, by name.
	sources map[string][]fluxSource
	// applied are the directories that an application or a Kustomization of Flux
	// names, and whether Flux substitutes in what it applies from there.
	applied map[string]bool
	// deployments are the objects that deploy from the repository, as files have them.
	deployments []deployment

	listing sync.Once
	dirs    []string
}

// newGitOps reads the applications that stand in files, those that scan found.
// Those that only a kustomization makes are checked when it is built; they add
// nothing here.
func newGitOps(r *repo, g *graph, files []*source.File, urls []string) *GitOps {
	o := &GitOps{repo: r, graph: g, names: newIdentity(r.tree.FS(), urls), sources: make(map[string][]fluxSource), applied: make(map[string]bool)}
	for _, f := range files {
		o.read(f)
	}
	for _, d := range o.deployments {
		if kindOf(d.object) == "GitRepository" {
			s := newFluxSource(d.object)
			o.sources[s.name] = append(o.sources[s.name], s)
		}
	}
	for _, d := range o.deployments {
		o.collectEvidence(d.object)
	}
	for _, d := range o.deployments {
		o.collectApplied(d.object)
	}
	return o
}

// read notes the objects of a file that Argo CD and Flux deploy by.
func (o *GitOps) read(f *source.File) {
	if checkAliases(f.Content) != nil {
		return
	}
	docs, _ := yamlfile.Parse(f) // what does not parse has its finding elsewhere
	for _, d := range docs {
		if isTemplated(d.Root) {
			continue
		}
		for _, at := range objectsIn(d.Root) {
			_, n := find(d.Root, at)
			v, err := yamlfile.NodeValue(n, yamlfile.YAML11)
			if m, ok := v.(map[string]any); ok && err == nil && kindOf(m) != "" {
				metadata, _ := m["metadata"].(map[string]any)
				title, _ := metadata["name"].(string)
				o.deployments = append(o.deployments, deployment{f.Path, title, m})
			}
		}
	}
}

// kindOf returns the kind of an object that deploys from a repository, "" for
// any other.
func kindOf(object map[string]any) string {
	apiVersion, _ := object["apiVersion"].(string)
	kind, _ := object["kind"].(string)
	group, _, _ := strings.Cut(apiVersion, "/")
	switch group + "/" + kind {
	case "argoproj.io/Application", "argoproj.io/ApplicationSet", "kustomize.toolkit.fluxcd.io/Kustomization", "source.toolkit.fluxcd.io/GitRepository":
		return kind
	}
	return ""
}

// collectEvidence notes which paths of which address are here.
func (o *GitOps) collectEvidence(object map[string]any) {
	note := func(url, dir string) {
		dir = path.Clean(dir)
		if url == "" || strings.ContainsAny(dir, "*?[{$<") || isCommonPath(dir) {
			return
		}
		_, isDir, err := o.Stat(dir)
		o.names.note(url, err == nil && isDir)
	}
	switch kindOf(object) {
	case "Application":
		for _, s := range argo.FromApplication(object).Sources {
			if s.Chart == "" && s.Path != "" {
				note(s.RepoURL, s.Path)
			}
		}
	case "ApplicationSet":
		for _, g := range argo.GitPaths(object) {
			note(g.RepoURL, g.Path)
		}
	case "Kustomization":
		k := fluxKustomization(object)
		for _, s := range o.fluxSources(k) {
			note(s.url, k.Path)
		}
	}
}

// collectApplied notes the directories that an object applies.
func (o *GitOps) collectApplied(object map[string]any) {
	add := func(url, revision, dir string, substitutes bool) {
		if dir = path.Clean(dir); o.Identify(url, revision) == Here && o.Exists(dir) {
			o.applied[dir] = o.applied[dir] || substitutes
		}
	}
	var applications []argo.Application
	switch kindOf(object) {
	case "Application":
		applications = []argo.Application{argo.FromApplication(object)}
	case "ApplicationSet":
		applications = argo.Expand(object, o).Applications
	case "Kustomization":
		k := fluxKustomization(object)
		for _, s := range o.fluxSources(k) {
			add(s.url, s.revision, k.Path, k.Substitutes)
		}
	}
	for _, a := range applications {
		for _, s := range a.Sources {
			if s.Chart == "" && s.Path != "" && !s.Open["path"] && !s.Open["repoURL"] {
				add(s.RepoURL, s.Revision, s.Path, false)
			}
		}
	}
}

// substitutes reports whether Flux replaces ${NAME} in what lies in a
// directory.
func (o *GitOps) substitutes(dir string) bool {
	for ; ; dir = path.Dir(dir) {
		if o.applied[dir] {
			return true
		}
		if dir == "." {
			return false
		}
	}
}

// Stat returns a path without links, and whether it is a directory. The path is
// relative to the root of the repository.
func (o *GitOps) Stat(name string) (real string, isDir bool, err error) {
	return o.repo.resolve(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

// Exists reports whether there is a file or a directory at a path.
func (o *GitOps) Exists(name string) bool {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		return true
	}
	_, _, err := o.repo.resolve(name)
	return err == nil
}

// IsKustomization reports whether a directory holds one.
func (o *GitOps) IsKustomization(dir string) bool {
	return slices.ContainsFunc(kustomizationNames, func(name string) bool { return o.Exists(path.Join(dir, name)) })
}

// Identify reports whether url at a revision is this repository as it lies here.
func (o *GitOps) Identify(url, revision string) Identity {
	id := o.names.identify(url)
	if id == Here && !o.names.isCurrent(revision) {
		return Maybe
	}
	return id
}

// Is is the method of argo.Repository.
func (o *GitOps) Is(url, revision string) bool { return o.Identify(url, revision) == Here }

// Files are the files of the repository.
func (o *GitOps) Files() []string { return o.repo.tree.Paths() }

// FilesBelow calls f with the files below a directory, by their paths in it,
// those too that discovery leaves out, until f says no. It is in order, and
// ends with false where there are too many to look at.
func (o *GitOps) FilesBelow(dir string, f func(name string) bool) bool {
	real, _, err := o.repo.resolve(dir)
	if err != nil {
		return false
	}
	left := maxListed
	err = fs.WalkDir(o.repo.tree.FS(), real, func(p string, d fs.DirEntry, err error) error {
		if left--; err != nil || left < 0 {
			return errTooMany
		}
		if !d.IsDir() && !f(strings.TrimPrefix(strings.TrimPrefix(p, real), "/")) {
			return fs.SkipAll
		}
		return nil
	})
	return err == nil
}

// maxListed bounds the files and directories that are looked at to see that
// there is no manifest.
const maxListed = 20_000

var errTooMany = errors.New("too many files")

// Dirs are the directories of the repository without the root and the hidden
// ones.
func (o *GitOps) Dirs() []string {
	o.listing.Do(func() {
		seen := make(map[string]bool)
		for _, p := range o.repo.tree.Paths() {
			for dir := path.Dir(p); dir != "." && !seen[dir]; dir = path.Dir(dir) {
				seen[dir] = true
			}
		}
		for dir := range seen {
			if !strings.HasPrefix(dir, ".") && !strings.Contains(dir, "/.") {
				o.dirs = append(o.dirs, dir)
			}
		}
		slices.Sort(o.dirs)
	})
	return o.dirs
}

// Data returns the documents of a file as plain data.
func (o *GitOps) Data(name string) ([]any, error) {
	f, err := o.repo.read(name)
	if err != nil {
		return nil, err
	}
	if err := checkAliases(f.Content); err != nil {
		return nil, err
	}
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	var values []any
	for _, d := range docs {
		v, err := d.Value(yamlfile.YAML11)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

var _ argo.Repository = (*GitOps)(nil)
