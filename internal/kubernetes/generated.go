package kubernetes

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A generator is an entry of configMapGenerator or secretGenerator.
type generator struct {
	k     *kustomization
	entry *yaml.Node
}

var nameHash = lazyregexp.New(`-[bcdfghkmt2456789]{10}$`)

// generators returns the entries that generated o, the outermost first. An
// overlay may merge into what a base generates, under the same name.
func (a *attribution) generators(o *object) []generator {
	list := map[string]string{"ConfigMap": "configMapGenerator", "Secret": "secretGenerator"}[o.kind]
	if list == "" {
		return nil
	}
	bare := nameHash.ReplaceAllString(o.name(), "")
	var all []generator
	best := ""
	for _, k := range a.closure.kustomizations {
		if k.doc == nil {
			continue
		}
		for _, entry := range items(k.doc.Root, list) {
			name := text(entry, "name")
			if name == "" || !strings.Contains(bare, name) && !strings.Contains(o.name(), name) || len(name) < len(best) {
				continue
			}
			if len(name) > len(best) {
				best, all = name, nil
			}
			all = append(all, generator{k, entry})
		}
	}
	return all
}

// findGenerator fills h if o was generated.
func (a *attribution) findGenerator(o *object, h *origin) bool {
	all := a.generators(o)
	if len(all) == 0 {
		return false
	}
	last := all[len(all)-1] // the innermost creates it
	name := scalar(last.entry, "name")
	h.span, h.name = last.k.nodeSpan(name), name.Value
	for _, g := range all {
		h.home = append(h.home, g.k)
	}
	if b := text(last.entry, "behavior"); b == "merge" || b == "replace" {
		if c := a.namedLike(o); len(c) > 0 {
			a.originAt(h, o, c[0].file, c[0].line)
		}
	}
	return true
}

// placeGenerated is the place in a generator that made a field.
func (a *attribution) placeGenerated(f rendered) source.Span {
	if a.originOf(f.o).doc != nil {
		// Read from a file; a generator may have merged into it.
		if len(f.path) != 2 || f.path[0] != "data" && f.path[0] != "binaryData" {
			return source.Span{}
		}
	}
	for _, g := range a.generators(f.o) {
		if s := a.placeInGenerator(g, f); !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

func (a *attribution) placeInGenerator(g generator, f rendered) source.Span {
	switch {
	case len(f.path) == 2 && (f.path[0] == "data" || f.path[0] == "binaryData"):
		key, _ := f.path[1].(string)
		return a.placeOfKey(g, key)
	case f.isAt("metadata") && f.path[1] == "name", len(f.path) == 1 && f.path[0] == "data":
		return g.k.nodeSpan(scalar(g.entry, "name"))
	case f.isAt("metadata", "labels"), f.isAt("metadata", "annotations"):
		for _, from := range []*yaml.Node{g.entry, g.k.doc.Root} {
			options := "options"
			if from == g.k.doc.Root {
				options = "generatorOptions"
			}
			_, o := field(from, options)
			_, pairs := field(o, f.path[1].(string))
			if n := pair(pairs, f); n != nil {
				return g.k.nodeSpan(n)
			}
		}
	case len(f.path) == 1 && f.path[0] == "type", f.isAt("metadata") && f.path[1] == "namespace":
		if n := scalar(g.entry, f.path[len(f.path)-1].(string)); n != nil {
			return g.k.nodeSpan(n)
		}
	case len(f.path) == 1 && f.path[0] == "immutable":
		for _, from := range [][]string{{"options"}, {"generatorOptions"}} {
			root := g.entry
			if from[0] == "generatorOptions" {
				root = g.k.doc.Root
			}
			_, o := field(root, from[0])
			if n := scalar(o, "immutable"); n != nil {
				return g.k.nodeSpan(n)
			}
		}
	}
	return source.Span{}
}

// placeOfKey is the place of one key of the data: the literal, the line of the
// env file, or the start of the file.
func (a *attribution) placeOfKey(g generator, key string) source.Span {
	for _, n := range items(g.entry, "literals") {
		if name, _, ok := strings.Cut(n.Value, "="); ok && name == key {
			return g.k.nodeSpan(n)
		}
	}
	for _, n := range items(g.entry, "files") {
		name, file, ok := strings.Cut(n.Value, "=")
		if !ok {
			name, file = path.Base(n.Value), n.Value
		}
		if name != key {
			continue
		}
		if f, err := a.run.repo.read(path.Join(g.k.dir, file)); err == nil && len(f.Content) > 0 {
			return f.LineSpan(1)
		}
		return g.k.nodeSpan(n)
	}
	envs := items(g.entry, "envs")
	if n := scalar(g.entry, "env"); n != nil {
		envs = append(envs, n)
	}
	for _, n := range envs {
		f, err := a.run.repo.read(path.Join(g.k.dir, yamlfile.Resolve(n).Value))
		if err != nil {
			continue
		}
		for i := range f.Lines() {
			line := f.LineSpan(i + 1)
			name, _, _ := strings.Cut(strings.TrimSpace(string(line.Text())), "=")
			if name == key {
				return line
			}
		}
	}
	return source.Span{}
}
