package kubernetes

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A patch is one document of a patch, with what its nodes need to be placed.
type patch struct {
	root   *yaml.Node
	target *yaml.Node // of the entry, nil if it has none
	file   *source.File
	header int // line of the block that holds the patch, 0 for a file
	indent int
	whole  *yaml.Node // a patch whose lines are not known: the node that holds it
}

// span is the place of a node of the patch.
func (p *patch) span(n *yaml.Node) source.Span {
	if p.whole != nil {
		return yamlfile.Span(p.file, p.whole)
	}
	if s := firstScalar(n); s != nil {
		n = s
	}
	at := *n
	at.Line += p.header
	at.Column += p.indent
	return yamlfile.Span(p.file, &at)
}

// patchesOf returns the patches of a kustomization, the one applied last first.
func (a *attribution) patchesOf(k *kustomization) []*patch {
	var all []*patch
	for _, list := range []string{"patchesJson6902", "patches", "patchesStrategicMerge"} {
		entries := items(k.doc.Root, list)
		for i := len(entries) - 1; i >= 0; i-- {
			e := entries[i]
			if e.Kind == yaml.ScalarNode {
				if r := k.ref(e.Value); r != nil {
					all = append(all, a.patchFile(r.target, nil)...)
				} else {
					all = append(all, patchInline(k, e, nil)...)
				}
				continue
			}
			_, target := field(e, "target")
			if p := scalar(e, "path"); p != nil {
				if r := k.ref(p.Value); r != nil && !r.remote() {
					all = append(all, a.patchFile(r.target, target)...)
				}
			} else if p := scalar(e, "patch"); p != nil {
				all = append(all, patchInline(k, yamlfile.Resolve(p), target)...)
			}
		}
	}
	return all
}

func (a *attribution) patchFile(name string, target *yaml.Node) []*patch {
	f, err := a.run.repo.read(name)
	if err != nil {
		return nil
	}
	docs := a.parse(f)
	var all []*patch
	for i := len(docs) - 1; i >= 0; i-- {
		if docs[i].Root != nil {
			all = append(all, &patch{root: docs[i].Root, target: target, file: f})
		}
	}
	return all
}

func patchInline(k *kustomization, n, target *yaml.Node) []*patch {
	docs, _ := yamlfile.Parse(source.NewFile("", []byte(n.Value)))
	in, ok := inlineOf(k.file, n)
	var all []*patch
	for i := len(docs) - 1; i >= 0; i-- {
		if docs[i].Root == nil {
			continue
		}
		p := &patch{root: docs[i].Root, target: target, file: k.file}
		if ok {
			p.header, p.indent = in.header, in.indent
		} else {
			p.whole = n
		}
		all = append(all, p)
	}
	return all
}

// appliesTo reports whether a patch goes over an object, by the names that the
// object has and had. Selectors on labels and annotations are taken to match.
func (p *patch) appliesTo(o *object, h *origin) bool {
	match := func(want *yaml.Node, anchored bool, values ...string) bool {
		if want == nil || want.Value == "" {
			return true
		}
		for _, v := range values {
			if v == want.Value {
				return true
			}
			if anchored {
				if rx, err := regexp.Compile("^(?:" + want.Value + ")$"); err == nil && rx.MatchString(v) {
					return true
				}
			}
		}
		return false
	}
	if p.target != nil {
		group, version, _ := strings.Cut(o.apiVersion, "/")
		if version == "" {
			group, version = "", o.apiVersion
		}
		return match(scalar(p.target, "kind"), true, o.kind) && match(scalar(p.target, "group"), true, group) &&
			match(scalar(p.target, "version"), true, version) && match(scalar(p.target, "name"), true, h.name, o.name())
	}
	_, kind := find(p.root, []any{"kind"})
	_, name := find(p.root, []any{"metadata", "name"})
	return match(kind, false, o.kind) && match(name, false, h.name, o.name())
}

// placeInJSONPatch returns the place in the operation of a JSON patch that set
// a field.
func (a *attribution) placeInJSONPatch(f rendered) source.Span {
	h := a.originOf(f.o)
	for _, exact := range []bool{true, false} {
		for _, k := range h.chain {
			if k.doc == nil {
				continue
			}
			for _, p := range a.patchesOf(k) {
				if p.root.Kind != yaml.SequenceNode || !p.appliesTo(f.o, h) {
					continue
				}
				for i := len(p.root.Content) - 1; i >= 0; i-- {
					if n := setByOperation(p.root.Content[i], f, exact); n != nil {
						return p.span(n)
					}
				}
			}
		}
	}
	return source.Span{}
}

// setByOperation returns the node in a JSON patch operation that set f, or nil.
// Later operations may have moved the items of a list; unless exact, an index
// matches any other.
func setByOperation(op *yaml.Node, f rendered, exact bool) *yaml.Node {
	kind := text(op, "op")
	at := scalar(op, "path")
	if at == nil || kind != "add" && kind != "replace" && kind != "copy" && kind != "move" {
		return nil
	}
	steps := pointer(at.Value)
	if len(steps) > len(f.path) {
		return nil
	}
	for i, s := range steps {
		switch want := f.path[i].(type) {
		case string:
			if s != want {
				return nil
			}
		case int:
			index, err := strconv.Atoi(s)
			if s != "-" && err != nil || exact && (err != nil || index != want) {
				return nil
			}
		}
	}
	if kind == "copy" || kind == "move" {
		return nil // the value stands where it was taken from
	}
	_, value := field(op, "value")
	if value == nil {
		return nil
	}
	key, n := find(value, f.path[len(steps):])
	n = yamlfile.Resolve(n)
	switch {
	case n == nil:
		return nil
	case len(steps) == len(f.path) && (f.isKey || n.Kind != yaml.ScalarNode):
		return at
	case f.isKey && key != nil:
		return key
	case f.isKey:
		return n
	case n.Kind != yaml.ScalarNode || n.Value != f.node.Value:
		return nil
	}
	return n
}

// pointer splits a JSON pointer (RFC 6901).
func pointer(s string) []string {
	steps := strings.Split(strings.TrimPrefix(s, "/"), "/")
	for i, step := range steps {
		steps[i] = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
	}
	return steps
}

// placeInSources looks a field up by its path in the patches that went over the
// object and in the object as it was read. It serves what kustomize makes anew,
// such as annotations, and what it changed, such as a name that got a prefix:
// then the value there is another.
func (a *attribution) placeInSources(f rendered) source.Span {
	if span := a.placeUnchanged(f); !span.IsZero() {
		return span
	}
	return a.lookupInSources(f, true)
}

// placeUnchanged is placeInSources for a field that has its value there.
func (a *attribution) placeUnchanged(f rendered) source.Span { return a.lookupInSources(f, false) }

func (a *attribution) lookupInSources(f rendered, changed bool) source.Span {
	h := a.originOf(f.o)
	for _, k := range h.chain {
		if k.doc == nil || f.isIdentity() {
			continue
		}
		for _, p := range a.patchesOf(k) {
			if p.root.Kind != yaml.MappingNode || !p.appliesTo(f.o, h) {
				continue
			}
			if n := lookupLike(p.root, f, changed); n != nil {
				return p.span(n)
			}
		}
	}
	return a.lookupInResource(f, changed)
}

// placeInResource looks a field up in the object as it was read, before any
// patch. What a field that is there lacks, it lacks there: a patch names an item
// of a list too, but is not where more of it belongs, and overlays that patch it
// have the same finding as those that do not.
func (a *attribution) placeInResource(f rendered) source.Span { return a.lookupInResource(f, true) }

func (a *attribution) lookupInResource(f rendered, changed bool) source.Span {
	h := a.originOf(f.o)
	if n := h.node(); n != nil {
		if n := lookupLike(n, f, changed); n != nil {
			if first := firstScalar(n); first != nil { // of an item its first key
				n = first
			}
			return yamlfile.Span(h.doc.File, n)
		}
	}
	return source.Span{}
}

// isIdentity reports whether f tells which object it is: a patch has those
// fields too, but does not set them.
func (f rendered) isIdentity() bool {
	switch len(f.path) {
	case 1:
		return f.path[0] == "kind" || f.path[0] == "apiVersion"
	case 2:
		return f.path[0] == "metadata" && f.path[1] == "name"
	}
	return false
}

// lookupLike returns what stands at the path of f below n: a scalar, with the
// same value unless it may have changed, or else the key. Items of lists are
// found by their name.
func lookupLike(n *yaml.Node, f rendered, changed bool) *yaml.Node {
	var key *yaml.Node
	like := f.o.node
	for _, step := range f.path {
		n, like = yamlfile.Resolve(n), yamlfile.Resolve(like)
		switch s := step.(type) {
		case string:
			key, n = yamlfile.Lookup(n, s)
			_, like = yamlfile.Lookup(like, s)
		case int:
			if like == nil || like.Kind != yaml.SequenceNode || s >= len(like.Content) {
				return nil
			}
			like = like.Content[s]
			key, n = nil, itemLike(n, like, s, changed)
		}
		if n == nil || like == nil {
			return nil
		}
	}
	n = yamlfile.Resolve(n)
	switch {
	case !f.isKey && n.Kind == yaml.ScalarNode && (changed || n.Value == f.node.Value):
		return n
	case !f.isKey:
		return nil
	case key != nil:
		return key
	}
	return n
}

// itemLike returns the item of a list that is the same as like: has its name,
// or stands at the same index where items have no names. A name that may have
// changed is worth no more than the index.
func itemLike(list, like *yaml.Node, index int, changed bool) *yaml.Node {
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	for _, id := range []string{"name", "key", "containerPort", "port", "mountPath", "host", "ip"} {
		want := text(like, id)
		if want == "" {
			continue
		}
		for _, item := range list.Content {
			if text(item, id) == want {
				return yamlfile.Resolve(item)
			}
		}
		if !changed {
			return nil
		}
		break
	}
	if like.Kind == yaml.ScalarNode {
		for _, item := range list.Content {
			if item := yamlfile.Resolve(item); item.Kind == yaml.ScalarNode && item.Value == like.Value {
				return item
			}
		}
	}
	if index < len(list.Content) {
		return yamlfile.Resolve(list.Content[index])
	}
	return nil
}
