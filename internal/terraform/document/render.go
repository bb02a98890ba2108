package document

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// A document is plain data and where it comes from.
type document struct {
	*instance // nil where there is no module
	file      *source.File
	values    []ValueFile
	// By kind, type and key, as in the data.
	resources map[string]map[string]map[string]*object
	providers []*object
	calls     map[string]*object
	settings  map[string]*object // backend and cloud
}

// An object is a part of the data that is made of one block of the code.
type object struct {
	block        *block
	rng          hcl.Range
	provisioners []*object
}

func newDocument(i *instance, dir string, values []ValueFile, file *source.File) lint.Document {
	d := &document{
		instance: i, file: file, values: values,
		resources: make(map[string]map[string]map[string]*object),
		calls:     make(map[string]*object),
		settings:  make(map[string]*object),
	}
	value := map[string]any{"path": dir}
	if i != nil {
		value["called"] = i.parent != nil
		value["partial"] = i.Partial
		value["resources"] = d.all(config.Managed)
		value["data"] = d.all(config.Data)
		value["ephemeral"] = d.all(config.Ephemeral)
		value["variables"] = d.variables()
		value["locals"] = d.localValues()
		value["outputs"] = d.outputValues()
		value["modules"] = d.modules()
		value["providers"] = d.providerValues()
		value["terraform"] = d.terraform()
	}
	value["variable_files"] = d.variableFiles()
	return lint.Document{Type: Type, Kinds: d.kinds(), File: file, Value: value, Locate: d.locate, Conftest: lint.Hidden}
}

// kinds are the types of resources and data sources, in order.
func (d *document) kinds() []string {
	var kinds []string
	for _, types := range d.resources {
		kinds = slices.AppendSeq(kinds, maps.Keys(types))
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// kindOf is the key of the data under which resources of a mode are.
func kindOf(m config.Mode) string {
	return [...]string{"resources", "data", "ephemeral"}[m]
}

func (d *document) all(mode config.Mode) map[string]any {
	kind := kindOf(mode)
	d.resources[kind] = make(map[string]map[string]*object)
	out := make(map[string]any)
	add := func(r *config.Resource, suffix string) {
		if r.Mode != mode || d.isAbsent(r.Count, r.ForEach) {
			return
		}
		byName, _ := out[r.Type].(map[string]any)
		if byName == nil {
			byName = make(map[string]any)
			out[r.Type] = byName
			d.resources[kind][r.Type] = make(map[string]*object)
		}
		for name, s := range d.repeat(r) {
			name += suffix
			o := &object{block: s.newBlock(r.Body, r.Declared), rng: r.Declared}
			d.resources[kind][r.Type][name] = o
			byName[name] = d.resource(r, o, []any{kind, r.Type, name})
		}
	}
	for _, r := range d.Config.Resources {
		add(r, "")
	}
	for n, r := range d.Config.Again.Resources {
		add(r, "#"+strconv.Itoa(n+2)) // no name has this in it
	}
	return out
}

// repeat returns the instances of a resource by their keys in the data: where
// its values depend on which it is and all are known, each; else one.
func (d *document) repeat(r *config.Resource) map[string]scope {
	s := d.scope()
	one := func(s scope) map[string]scope { return map[string]scope{r.Name: s} }
	switch {
	case r.Count != nil:
		n, ok := number(s.eval(r.Count))
		if !ok || n > maxExpand || !s.newBlock(r.Body, r.Declared).mentions("count") {
			return one(s.with("count", cty.DynamicVal, nil))
		}
		all := make(map[string]scope, n)
		for k := range n {
			index := cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(int64(k))})
			all[r.Name+"["+strconv.Itoa(k)+"]"] = s.with("count", index, nil)
		}
		return all
	case r.ForEach != nil:
		elems, ok := s.elements(r.ForEach)
		if !ok || !s.newBlock(r.Body, r.Declared).mentions("each") {
			return one(s.with("each", cty.DynamicVal, r.ForEach))
		}
		all := make(map[string]scope, len(elems))
		for _, elem := range elems {
			key := elem.GetAttr("key")
			if !key.IsKnown() || key.IsNull() || key.Type() != cty.String {
				return one(s.with("each", cty.DynamicVal, r.ForEach))
			}
			all[r.Name+"["+strconv.Quote(key.AsString())+"]"] = s.with("each", elem, r.ForEach)
		}
		return all
	}
	return one(s)
}

func (d *document) resource(r *config.Resource, o *object, at []any) map[string]any {
	refs := make(map[string]any)
	out := map[string]any{
		"type":    r.Type,
		"name":    r.Name,
		"address": r.ResourceKey.String(),
		"path":    at,
		"values":  o.block.render("", refs),
	}
	out["references"] = refs
	if r.Count != nil || r.ForEach != nil {
		out["repeated"] = true
	}
	if r.Provider != nil {
		out["provider"] = r.Provider.String()
	}
	if r.Mode == config.Managed {
		out["lifecycle"] = map[string]any{
			"prevent_destroy":    r.PreventDestroy,
			"ignore_all_changes": r.IgnoreAllChanges,
			"ignore_changes":     ignored(r.IgnoreChanges),
		}
	}
	if len(r.Provisioners) > 0 {
		var list []any
		for k, p := range r.Provisioners {
			inner := &object{block: d.scope().with("self", cty.DynamicVal, nil).newBlock(p.Body, p.Declared), rng: p.Declared}
			o.provisioners = append(o.provisioners, inner)
			list = append(list, map[string]any{
				"type":    p.Type,
				"path":    append(at[:len(at):len(at)], "provisioners", k),
				"destroy": p.Destroy,
				"values":  inner.block.render("", make(map[string]any)),
			})
		}
		out["provisioners"] = list
	}
	return out
}

// ignored returns the first names of what ignore_changes lists.
func ignored(traversals []hcl.Traversal) []any {
	out := []any{}
	for _, t := range traversals {
		switch step := t[0].(type) {
		case hcl.TraverseAttr:
			out = append(out, step.Name)
		case hcl.TraverseRoot:
			out = append(out, step.Name)
		}
	}
	return out
}

func (d *document) variables() map[string]any {
	out := make(map[string]any, len(d.Config.Variables))
	for name, v := range d.Config.Variables {
		entry := map[string]any{
			"path":      []any{"variables", name},
			"type":      typeText(v.Type),
			"sensitive": v.Sensitive,
			"ephemeral": v.Ephemeral,
			"value":     plain(d.variable(name)),
		}
		if !v.Required() {
			entry["default"] = plain(v.Default)
		}
		out[name] = entry
	}
	return out
}

// typeText names a type as people write it, without what is inside.
func typeText(ty cty.Type) string {
	switch {
	case ty == cty.DynamicPseudoType:
		return "any"
	case ty.IsPrimitiveType():
		return ty.FriendlyName()
	case ty.IsListType():
		return "list"
	case ty.IsSetType():
		return "set"
	case ty.IsMapType():
		return "map"
	case ty.IsTupleType():
		return "tuple"
	}
	return "object"
}

func (d *document) localValues() map[string]any {
	out := make(map[string]any, len(d.Config.Locals))
	for name, l := range d.Config.Locals {
		if l.Expr != nil {
			out[name] = d.scope().value(l.Expr)
		}
	}
	return out
}

func (d *document) outputValues() map[string]any {
	out := make(map[string]any, len(d.Config.Outputs))
	for name, o := range d.Config.Outputs {
		entry := map[string]any{"path": []any{"outputs", name}, "sensitive": o.Sensitive, "ephemeral": o.Ephemeral, "references": []any{}}
		if o.Expr != nil {
			entry["value"] = d.scope().value(o.Expr)
			entry["references"] = anySlice(d.scope().references(o.Expr))
			entry["expression"] = d.text(o.Expr.Range())
		}
		out[name] = entry
	}
	return out
}

// text returns the code of a range that is one line.
func (d *document) text(rng hcl.Range) string {
	f := d.opts.File(rng.Filename)
	if f == nil {
		return ""
	}
	text := string(f.Span(rng.Start.Byte, rng.End.Byte).Text())
	if strings.Contains(text, "\n") {
		return ""
	}
	return text
}

func (d *document) modules() map[string]any {
	out := make(map[string]any, len(d.Config.Calls))
	add := func(name string, c *config.Call) {
		if d.isAbsent(c.Count, c.ForEach) {
			return
		}
		o := &object{block: d.callScope().newBlock(c.Body, c.Declared), rng: c.Declared}
		d.calls[name] = o
		refs := make(map[string]any)
		entry := map[string]any{"path": []any{"modules", name}, "source": c.Source.Text, "values": o.block.render("", refs), "references": refs}
		if len(c.Source.Versions) > 0 {
			entry["version"] = c.Source.Versions.String()
		}
		out[name] = entry
	}
	for name, c := range d.Config.Calls {
		add(name, c)
	}
	for n, c := range d.Config.Again.Calls {
		add(c.Name+"#"+strconv.Itoa(n+2), c)
	}
	return out
}

func (d *document) providerValues() []any {
	out := []any{}
	add := func(p *config.Provider) {
		key := p.ProviderKey
		o := &object{block: d.scope().newBlock(p.Body, p.Declared), rng: p.Declared}
		entry := map[string]any{
			"path": []any{"providers", len(out)}, "name": key.Name, "values": o.block.render("", make(map[string]any)),
		}
		if key.Alias != "" {
			entry["alias"] = key.Alias
		}
		d.providers = append(d.providers, o)
		out = append(out, entry)
	}
	for _, key := range config.SortedKeys(d.Config.Providers) {
		add(d.Config.Providers[key])
	}
	for _, p := range d.Config.Again.Providers {
		add(p)
	}
	return out
}

func (d *document) terraform() map[string]any {
	required := make(map[string]any)
	for name, p := range d.Config.RequiredProviders.ByName {
		required[name] = map[string]any{"source": p.Source.Short()}
	}
	out := map[string]any{"required_providers": required}
	for name, b := range map[string]*hcl.Block{"backend": d.Config.Backend, "cloud": d.Config.Cloud} {
		if b == nil {
			continue
		}
		o := &object{block: d.scope().newBlock(b.Body, b.DefRange), rng: b.DefRange}
		d.settings[name] = o
		entry := map[string]any{"path": []any{"terraform", name}, "values": o.block.render("", make(map[string]any))}
		if len(b.Labels) > 0 {
			entry["type"] = b.Labels[0]
		}
		out[name] = entry
	}
	return out
}

func (d *document) variableFiles() []any {
	out := []any{}
	for _, f := range d.values {
		values := make(map[string]any, len(f.Values))
		for _, a := range f.Values {
			if v, diags := a.Expr.Value(nil); !diags.HasErrors() {
				values[a.Name] = plain(v)
			}
		}
		out = append(out, map[string]any{"path": []any{"variable_files", len(out)}, "name": path.Base(f.File.Path), "loaded": f.Loaded, "values": values})
	}
	return out
}

func decimal(n int) string { return strconv.Itoa(n) }
