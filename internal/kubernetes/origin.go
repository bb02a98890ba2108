package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An origin is where an object came into the build.
type origin struct {
	span  source.Span        // of its name there; zero if it is not known
	doc   *yamlfile.Document // that it was read from, nil if it was generated
	path  []any              // of the object in doc, for an item of a list
	name  string             // that it had there, before prefixes and suffixes
	home  []*kustomization   // whose entry brings the object in
	chain []*kustomization   // that the object went through, the outermost first
}

// node is the object as it was read, nil if it was generated.
func (h *origin) node() *yaml.Node {
	if h.doc == nil {
		return nil
	}
	_, n := find(h.doc.Root, h.path)
	return n
}

// originOf returns the origin of o, found at most once.
func (a *attribution) originOf(o *object) *origin {
	if h := a.origins[o]; h != nil {
		return h
	}
	h := &origin{}
	a.origins[o] = h // what is looked up on the way may ask again
	a.findOrigin(o, h)
	h.chain = a.chainOf(h.home)
	return h
}

func (a *attribution) findOrigin(o *object, h *origin) {
	if f, line := a.readFrom(a.lines, o.node); f != nil && a.originAt(h, o, f, line) {
		return
	}
	if a.findGenerator(o, h) {
		return
	}
	candidates := a.namedLike(o)
	if len(candidates) > 1 && a.wasRebuilt(o) {
		if lines, twin := a.twin(o); twin != nil {
			if f, line := a.readFrom(lines, twin); f != nil && a.originAt(h, o, f, line) {
				return
			}
		}
	}
	if len(candidates) > 0 {
		a.originAt(h, o, candidates[0].file, candidates[0].line)
	}
}

// originAt fills h with the object around a line of f.
func (a *attribution) originAt(h *origin, o *object, f *source.File, line int) bool {
	docs := a.parse(f)
	for i, d := range docs {
		if d.Root == nil || line < d.Root.Line || i+1 < len(docs) && nextLine(docs[i+1:]) <= line {
			continue
		}
		path := objectAround(d.Root, o.kind, line)
		_, name := find(d.Root, append(path[:len(path):len(path)], "metadata", "name"))
		if name == nil {
			return false
		}
		h.doc, h.path, h.name = d, path, name.Value
		h.span = yamlfile.Span(f, name)
		for _, k := range a.closure.kustomizations {
			for i := range k.refs {
				if r := &k.refs[i]; r.role == roleResource && !r.remote() && a.isFile(r.target, f) {
					h.home = append(h.home, k)
					break
				}
			}
		}
		return true
	}
	return false
}

// isFile reports whether a path, links followed, leads to f.
func (a *attribution) isFile(name string, f *source.File) bool {
	if name == f.Path {
		return true
	}
	real, _, err := a.run.repo.resolve(name)
	return err == nil && real == f.Path
}

func nextLine(docs []*yamlfile.Document) int {
	for _, d := range docs {
		if d.Root != nil {
			return d.Root.Line
		}
	}
	return 1 << 30
}

// objectAround returns the path of the object that a line belongs to: root, or
// an item of a list.
func objectAround(root *yaml.Node, kind string, line int) []any {
	list := items(root, "items")
	if _, v := find(root, []any{"kind"}); v == nil || v.Value == kind || !strings.HasSuffix(v.Value, "List") {
		return nil
	}
	at := -1
	for i, item := range list {
		if item.Line <= line {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	return []any{"items", at}
}

// A candidate is an object in a file that may be the one that was built.
type candidate struct {
	file *source.File
	line int // of its name
}

// namedLike returns the objects in the files of the build that have the kind of
// o and a name that a prefix and a suffix may have made that of o: those that
// have most of it.
func (a *attribution) namedLike(o *object) []candidate {
	current := o.name()
	var found []candidate
	best := 0
	for _, file := range a.closure.files {
		if !a.closure.has(file, roleResource) {
			continue
		}
		f, err := a.run.repo.read(file)
		if err != nil {
			continue
		}
		for _, d := range a.parse(f) {
			for _, path := range objectsIn(d.Root) {
				_, kind := find(d.Root, append(path[:len(path):len(path)], "kind"))
				_, name := find(d.Root, append(path[:len(path):len(path)], "metadata", "name"))
				if kind == nil || name == nil || kind.Value != o.kind || len(name.Value) < best || !strings.Contains(current, name.Value) {
					continue
				}
				if len(name.Value) > best {
					best, found = len(name.Value), nil
				}
				found = append(found, candidate{f, name.Line})
			}
		}
	}
	return found
}

// objectsIn returns the paths of the objects in a document.
func objectsIn(root *yaml.Node) [][]any {
	_, kind := find(root, []any{"kind"})
	if kind == nil {
		return nil
	}
	list := items(root, "items")
	if !strings.HasSuffix(kind.Value, "List") || len(list) == 0 {
		return [][]any{nil}
	}
	paths := make([][]any, len(list))
	for i := range list {
		paths[i] = []any{"items", i}
	}
	return paths
}

// name is metadata.name.
func (o *object) name() string {
	if _, v := find(o.node, []any{"metadata", "name"}); v != nil {
		return v.Value
	}
	return ""
}

// namespace is metadata.namespace.
func (o *object) namespace() string {
	if _, v := find(o.node, []any{"metadata", "namespace"}); v != nil {
		return v.Value
	}
	return ""
}

// chainOf returns the kustomizations on the way from home to the root, and
// their components, the outermost first; all of the build if home is not known.
func (a *attribution) chainOf(home []*kustomization) []*kustomization {
	if len(home) == 0 {
		return a.closure.kustomizations
	}
	if a.parents == nil {
		a.parents = make(map[*kustomization][]*kustomization)
		for _, k := range a.closure.kustomizations {
			for _, kid := range a.run.graph.children(k) {
				a.parents[kid] = append(a.parents[kid], k)
			}
		}
	}
	on := make(map[*kustomization]bool)
	var up func(k *kustomization)
	up = func(k *kustomization) {
		if on[k] {
			return
		}
		on[k] = true
		for _, p := range a.parents[k] {
			up(p)
		}
	}
	for _, k := range home {
		up(k)
	}
	var withComponents func(k *kustomization)
	withComponents = func(k *kustomization) {
		for i := range k.refs {
			if r := &k.refs[i]; r.role == roleComponent || r.role == rolePlugin {
				if kid := a.run.graph.child(r); kid != nil && !on[kid] {
					on[kid] = true
					withComponents(kid)
				}
			}
		}
	}
	var chain []*kustomization
	for _, k := range a.closure.kustomizations {
		if on[k] {
			withComponents(k)
		}
	}
	for _, k := range a.closure.kustomizations {
		if on[k] {
			chain = append(chain, k)
		}
	}
	return chain
}
