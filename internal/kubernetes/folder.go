package kubernetes

import (
	"context"
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A folder is the manifests of one directory without a kustomization: what
// kubectl apply -f DIR applies together. The last of its units to be checked
// looks at all of them, those that are not selected too.
type folder struct {
	run   *runState
	paths []string // of what may be manifests, sorted

	mu      sync.Mutex
	pending int                  // units that are not checked yet
	objects map[string][]*object // by path; of the units that are
	unclear bool                 // some file is a template or does not parse
}

// newFolders groups manifests by directory. A directory with a kustomization
// is no folder: what lies there besides is not applied together.
func newFolders(r *runState, units []*manifestUnit, isOwned func(path string) bool) {
	folders := make(map[string]*folder)
	for _, u := range units {
		dir := path.Dir(u.file.Path)
		if r.graph.places[dir] {
			continue
		}
		f := folders[dir]
		if f == nil {
			f = &folder{run: r, objects: make(map[string][]*object)}
			folders[dir] = f
		}
		f.pending++
		u.folder = f
	}
	for _, p := range r.repo.tree.Paths() {
		if f := folders[path.Dir(p)]; f != nil && isYAML(p) && !isOwned(p) {
			f.paths = append(f.paths, p)
		}
	}
}

// isOne reports whether the folder can have no other manifest.
func (f *folder) isOne() bool { return f != nil && len(f.paths) == 1 }

// add takes in the objects of a unit. The last one has the rules over sets run.
func (f *folder) add(ctx context.Context, u *manifestUnit, out *lint.Results) error {
	if f == nil || f.isOne() || len(f.run.opts.Sets) == 0 {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.objects[u.file.Path] = u.objects
	f.unclear = f.unclear || u.unclear
	if f.pending--; f.pending > 0 {
		return nil
	}
	defer func() { f.objects = nil }() // large, and of no use to anybody else
	for _, p := range f.paths {
		if _, ok := f.objects[p]; !ok && !f.unclear {
			f.addUnselected(p)
		}
	}
	if f.unclear {
		return nil
	}
	if f.hasVariants() {
		for _, p := range slices.Sorted(maps.Keys(f.objects)) {
			if err := f.run.analyzeSet(ctx, f.objects[p], "file", out); err != nil {
				return err
			}
		}
		return nil
	}
	var all []*object
	for _, p := range slices.Sorted(maps.Keys(f.objects)) {
		all = append(all, f.objects[p]...)
	}
	return f.run.analyzeSet(ctx, all, "directory", out)
}

// addUnselected reads a file that nobody asked to be checked.
func (f *folder) addUnselected(p string) {
	file, err := f.run.repo.tree.Read(p)
	if err != nil || !isManifest(file) {
		return
	}
	u := &manifestUnit{run: f.run, file: source.NewFile(file.Path, file.Content)}
	docs, err := yamlfile.Parse(u.file)
	if err != nil || isYtt(file) {
		f.unclear = true
		return
	}
	for _, d := range docs {
		if isTemplated(d.Root) {
			f.unclear = true
			return
		}
		u.add(d, d.Root, nil, 0)
	}
	f.objects[p] = u.objects
}

// hasVariants reports whether two files have the same object: then they are
// there to choose from, such as dev.yaml and prod.yaml.
func (f *folder) hasVariants() bool {
	type identity struct{ apiVersion, kind, namespace, name string }
	owner := make(map[identity]string)
	for p, objects := range f.objects {
		for _, o := range objects {
			_, name := find(o.node, []any{"metadata", "name"})
			_, namespace := find(o.node, []any{"metadata", "namespace"})
			if name == nil {
				continue
			}
			id := identity{o.apiVersion, o.kind, "", name.Value}
			if namespace != nil {
				id.namespace = namespace.Value
			}
			if first, ok := owner[id]; ok && first != p {
				return true
			}
			owner[id] = p
		}
	}
	return false
}
