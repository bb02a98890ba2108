package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A patchEntry is one patch of a kustomization.
type patchEntry struct {
	node *yaml.Node // the path, or the text of the patch
	file *source.File
	docs []*yamlfile.Document // of the patch
}

// patches returns the patches of k in the order in which they are written.
func (e *failedEntry) patches() []patchEntry {
	var all []patchEntry
	add := func(n *yaml.Node, isPath bool) {
		p := patchEntry{node: n}
		if isPath {
			r := e.k.ref(n.Value)
			if r == nil {
				return
			}
			f, err := e.run.repo.read(r.target)
			if err != nil {
				return
			}
			p.file = f
			p.docs, _ = yamlfile.Parse(f)
		} else {
			p.docs, _ = yamlfile.Parse(source.NewFile("", []byte(n.Value)))
		}
		all = append(all, p)
	}
	root := e.k.doc.Root
	for _, n := range items(root, "patchesStrategicMerge") {
		add(n, e.k.ref(n.Value) != nil)
	}
	for _, list := range []string{"patches", "patchesJson6902"} {
		for _, n := range items(root, list) {
			if _, p := field(n, "path"); isText(p) {
				add(p, true)
			} else if _, p := field(n, "patch"); isText(p) {
				add(p, false)
			}
		}
	}
	return all
}

// patchOf returns the patch for the object that the text names.
func (e *failedEntry) patchOf(_ *yaml.Node, _ []string) *yaml.Node {
	id, ok := idOf(e.text)
	if !ok {
		return nil
	}
	for _, p := range e.patches() {
		for _, d := range p.docs {
			if id.is(d.Root) {
				return p.node
			}
		}
	}
	return nil
}

// operation returns the JSON patch with an operation that the text names.
func (e *failedEntry) operation(_ *yaml.Node, m []string) *yaml.Node {
	op, at := m[1], strings.TrimSuffix(m[2], ":")
	for _, p := range e.patches() {
		for _, d := range p.docs {
			if d.Root == nil || d.Root.Kind != yaml.SequenceNode {
				continue
			}
			for _, o := range d.Root.Content {
				_, gotOp := field(o, "op")
				_, gotPath := field(o, "path")
				if gotOp != nil && gotPath != nil && gotOp.Value == op && gotPath.Value == at {
					return p.node
				}
			}
		}
	}
	return nil
}

// patchText returns the inline patch with a text.
func patchText(root *yaml.Node, text string) *yaml.Node {
	for _, list := range []string{"patches", "patchesJson6902"} {
		for _, n := range items(root, list) {
			if _, p := field(n, "patch"); isText(p) && strings.TrimSpace(p.Value) == strings.TrimSpace(text) {
				return p
			}
		}
	}
	return nil
}

// replacement returns the source of the replacement that the text is about.
func (e *failedEntry) replacement(root *yaml.Node, m []string) *yaml.Node {
	for _, n := range items(root, "replacements") {
		if _, p := field(n, "path"); isText(p) {
			r := e.k.ref(p.Value)
			if r == nil {
				continue
			}
			f, err := e.run.repo.read(r.target)
			if err != nil {
				continue
			}
			docs, _ := yamlfile.Parse(f)
			for _, d := range docs {
				if sourceMatches(d.Root, m[1]) {
					return p
				}
				if d.Root != nil && d.Root.Kind == yaml.SequenceNode {
					for _, item := range d.Root.Content {
						if sourceMatches(item, m[1]) {
							return p
						}
					}
				}
			}
			continue
		}
		if key, _ := field(n, "source"); key != nil && sourceMatches(n, m[1]) {
			return key
		}
	}
	return nil
}

// sourceMatches reports whether a replacement takes its value from the object
// or the field that an error names.
func sourceMatches(replacement *yaml.Node, text string) bool {
	_, src := field(replacement, "source")
	if src == nil {
		return false
	}
	for _, name := range []string{"kind", "name", "fieldPath"} {
		_, v := field(src, name)
		if v != nil && name == "fieldPath" && v.Value == text {
			return true
		}
	}
	id, rest, ok := strings.Cut(text, "/")
	if !ok {
		return false
	}
	kind, _, _ := strings.Cut(id, ".")
	_, wantKind := field(src, "kind")
	_, wantName := field(src, "name")
	return (wantKind == nil && kind == "[noKind]" || wantKind != nil && wantKind.Value == kind) &&
		(wantName == nil || strings.HasPrefix(rest, wantName.Value+"."))
}

// configuration returns the last entry that names a configuration; which one
// is not what it should be, the text does not say.
func (e *failedEntry) configuration(_ *yaml.Node, _ []string) *yaml.Node {
	var last *yaml.Node
	for i := range e.k.refs {
		if r := &e.k.refs[i]; r.role == roleConfig && r.field == "configurations" {
			last = r.node
		}
	}
	return last
}
