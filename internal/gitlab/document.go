package gitlab

import (
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// Documents returns the pipeline as plain data, of type "gitlab": what stands
// at the top of the merged files, with the jobs below "jobs". See
// policies/schemas/gitlab.json.
func (p *Pipeline) Documents() []lint.Document {
	if p.root == nil || size(p.root, maxValues) >= maxValues {
		return nil
	}
	v := p.document()
	if size(v, maxValues) >= maxValues {
		return nil
	}
	return []lint.Document{{
		Type:  "gitlab",
		File:  p.File(),
		Value: v.data(),
		Locate: func(path []any) (source.Span, []lint.Related) {
			at := p.locate(v, path)
			return at, p.included(at)
		},
		Conftest: p.written(),
	}}
}

// written returns the pipeline's own file as it is written, which is what
// conftest shows to policies; nil where it is not known.
func (p *Pipeline) written() *lint.DocumentView {
	if len(p.loaded) == 0 || p.loaded[0].body == nil {
		return nil
	}
	d := p.loaded[0].body
	v, err := d.Value(yamlfile.YAML11)
	if err != nil {
		return nil
	}
	return &lint.DocumentView{
		Value:  v,
		Locate: func(path []any) (source.Span, []lint.Related) { return d.Locate(path), nil },
	}
}

// document returns what policies see.
func (p *Pipeline) document() *Value {
	var entries []entry
	for _, e := range p.root.entries {
		if isGlobal(e.key) && e.key != "include" {
			entries = append(entries, e)
		}
	}
	if includes := p.allIncludes(); len(includes) > 0 {
		entries = append(entries, entry{"include", p.root, &Value{Kind: List, Items: includes, file: p.root.file, node: p.root.node}})
	}
	var jobs, hidden []entry
	for _, j := range p.Jobs {
		jobs = append(jobs, entry{j.Name, j.key, j.Value})
	}
	for _, e := range p.root.entries {
		if !isGlobal(e.key) && p.byName[e.key] == nil && e.value.Kind == Map {
			v := e.value
			if known := p.extends[e.key]; known != nil {
				v = known
			}
			hidden = append(hidden, entry{e.key, e.at, v})
		}
	}
	entries = append(entries, entry{"jobs", p.root, newMap(p.root.file, p.root.node, jobs)})
	if len(hidden) > 0 {
		entries = append(entries, entry{"templates", p.root, newMap(p.root.file, p.root.node, hidden)})
	}
	return newMap(p.root.file, p.root.node, entries)
}

// allIncludes returns the includes of all files, each as a map.
func (p *Pipeline) allIncludes() []*Value {
	var list []*Value
	for _, f := range p.loaded {
		v := f.root.Get("include")
		if !v.IsSet() {
			continue
		}
		for _, item := range flat(v) {
			if item.Kind == String {
				for _, in := range includesOf(item) {
					key := &Value{Kind: String, Text: string(in.kind), file: item.file, node: item.node}
					item = newMap(item.file, item.node, []entry{{key.Text, key, item}})
				}
			}
			list = append(list, item)
		}
	}
	return list
}

// locate returns the bytes that set what is at a path: a scalar itself, else its
// key, and for a path that does not exist the deepest key that does.
func (p *Pipeline) locate(v *Value, path []any) source.Span {
	found, place := v.at(path)
	if found != nil && found.isScalar() || found != nil && found.Kind == Unknown {
		return found.Span()
	}
	if place == nil || place == v {
		return v.point()
	}
	return place.point()
}
