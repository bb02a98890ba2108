package kubernetes

import (
	"maps"
	"path"
	"slices"

	"github.com/infralint/infralint/internal/source"
)

// A graph holds the kustomizations of a repository and what they refer to. It
// is built by one goroutine and only read afterwards.
type graph struct {
	repo   *repo
	byDir  map[string]*kustomization // nil for a directory without one
	places map[string]bool           // directories of the kustomizations that discovery saw
	known  map[string]bool           // files that discovery saw
}

func newGraph(r *repo) *graph {
	g := &graph{repo: r, byDir: make(map[string]*kustomization), places: make(map[string]bool), known: make(map[string]bool)}
	for _, p := range r.tree.Paths() {
		g.known[p] = true
		if isKustomizationName(path.Base(p)) {
			g.places[path.Dir(p)] = true
		}
	}
	for dir := range g.places {
		g.at(dir)
	}
	for dir := range g.places { // files of that name with other content
		if g.byDir[dir] == nil {
			delete(g.places, dir)
		}
	}
	return g
}

// at returns the kustomization of a directory, nil if there is none. It finds
// those too that discovery left out because the repository ignores them.
func (g *graph) at(dir string) *kustomization {
	real, isDir, err := g.repo.resolve(dir)
	if err != nil || !isDir {
		return nil
	}
	if k, ok := g.byDir[real]; ok {
		return k
	}
	var found *source.File
	var extra []string
	for _, name := range kustomizationNames {
		f, err := g.repo.read(path.Join(real, name))
		switch {
		case err != nil:
		case found == nil:
			found = f
		default:
			extra = append(extra, f.Path)
		}
	}
	if found == nil {
		g.byDir[real] = nil
		return nil
	}
	k := parseKustomization(real, found)
	k.extra = extra
	if k.isOther() {
		k = nil
	}
	g.byDir[real] = k
	return k
}

// children returns the kustomizations that k builds on, in the order of its
// entries, once for each entry.
func (g *graph) children(k *kustomization) []*kustomization {
	var kids []*kustomization
	for i := range k.refs {
		if kid := g.child(&k.refs[i]); kid != nil {
			kids = append(kids, kid)
		}
	}
	return kids
}

// child returns the kustomization that an entry leads to, nil if it leads to a
// file, nowhere or away.
func (g *graph) child(r *ref) *kustomization {
	switch r.role {
	case roleResource, roleComponent, rolePlugin:
		if !r.remote() && !g.known[r.target] {
			return g.at(r.target)
		}
	}
	return nil
}

// roots returns the kustomizations that are to be built, in order of their
// directories: those that no other refers to and those that are applied by
// themselves, unless they are components. Of a circle the first is built, so that
// kustomize can say what is wrong.
func (g *graph) roots(applied map[string]bool) []*kustomization {
	dirs := make([]string, 0, len(g.places))
	for dir := range g.places {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	referred := make(map[*kustomization]bool)
	for _, dir := range dirs {
		for _, kid := range g.children(g.byDir[dir]) {
			referred[kid] = true
		}
	}
	var roots []*kustomization
	reached := make(map[*kustomization]bool)
	add := func(k *kustomization) {
		roots = append(roots, k)
		for _, c := range g.closure(k).kustomizations {
			reached[c] = true
		}
	}
	for _, dir := range dirs {
		_, isApplied := applied[dir]
		if k := g.byDir[dir]; (!referred[k] || isApplied) && !k.isComponent() {
			add(k)
		}
	}
	for _, dir := range dirs {
		if k := g.byDir[dir]; !reached[k] && !k.isComponent() {
			add(k)
		}
	}
	slices.SortFunc(roots, func(a, b *kustomization) int { return cmpPath(a.dir, b.dir) })
	return roots
}

// idle returns the components that no kustomization uses, in order of their
// directories. There is nothing to build them onto.
func (g *graph) idle() []*kustomization {
	used := make(map[*kustomization]bool)
	for dir := range g.places {
		for _, kid := range g.children(g.byDir[dir]) {
			used[kid] = true
		}
	}
	var idle []*kustomization
	for _, dir := range slices.Sorted(maps.Keys(g.places)) {
		if k := g.byDir[dir]; k.isComponent() && !used[k] {
			idle = append(idle, k)
		}
	}
	return idle
}

// A closure is everything that the build of one kustomization may read.
type closure struct {
	kustomizations []*kustomization // the root first, each once, in the order of the entries
	files          []string         // what else the entries name, links not followed, sorted
	roles          map[string]uint8 // file → set of roles, as bits
}

func (c *closure) has(file string, r role) bool { return c.roles[file]&(1<<r) != 0 }

// only reports whether the file has no other roles than those given.
func (c *closure) only(file string, allowed ...role) bool {
	rest := c.roles[file]
	for _, r := range allowed {
		rest &^= 1 << r
	}
	return rest == 0
}

func (g *graph) closure(root *kustomization) *closure {
	c := &closure{roles: make(map[string]uint8)}
	seen := map[*kustomization]bool{root: true}
	queue := []*kustomization{root}
	for len(queue) > 0 {
		k := queue[0]
		queue = queue[1:]
		c.kustomizations = append(c.kustomizations, k)
		for i := range k.refs {
			r := &k.refs[i]
			if r.remote() {
				continue
			}
			if kid := g.child(r); kid != nil {
				if !seen[kid] {
					seen[kid] = true
					queue = append(queue, kid)
				}
				continue
			}
			c.roles[r.target] |= 1 << r.role
		}
	}
	for f := range c.roles {
		c.files = append(c.files, f)
	}
	slices.Sort(c.files)
	return c
}

func cmpPath(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
