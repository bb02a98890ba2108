package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TypeCheck compiles the policies with METADATA against the schemas of the
// documents that they are for, so that a path that no such document can have is
// an error with file and line. It needs Options.Schemas, and is for tests: a run
// evaluates policies without it. LoadUser calls it.
func (e *Engine) TypeCheck() error {
	if e.opts.Schemas == nil {
		return errors.New("type check: no schemas")
	}
	groups := make(map[string][]*rego)
	schemas := make(map[string]any)
	for _, r := range e.all() {
		if r.module == nil {
			continue
		}
		key := fmt.Sprint(r.selectors)
		if _, ok := schemas[key]; !ok {
			schemas[key] = e.schemaOf(r)
		}
		if schemas[key] != nil {
			groups[key] = append(groups[key], r)
		}
	}
	var errs []error
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		errs = append(errs, e.typeCheck(groups[key], schemas[key]))
	}
	return errors.Join(errs...)
}

func (e *Engine) typeCheck(policies []*rego, schema any) error {
	modules := make(map[string]*module)
	own := make(map[string]bool)
	for _, r := range policies {
		e.require(modules, r.module)
		own[r.module.path] = true
	}
	set := ast.NewSchemaSet()
	set.Put(ast.SchemaRootRef, schema)
	dropped := make(map[string][]int) // the rules of libraries that are for other documents, by line
	for {
		parsed := make(map[string]*ast.Module)
		for name, m := range modules {
			p, err := m.parse()
			if err != nil {
				return err
			}
			p.Rules = slices.DeleteFunc(p.Rules, func(r *ast.Rule) bool { return slices.Contains(dropped[name], r.Location.Row) })
			parsed[name] = p
		}
		c := ast.NewCompiler().
			WithCapabilities(capabilities()).
			WithBuiltins(builtinDecls()).
			WithSchemas(set).
			SetErrorLimit(0)
		c.Compile(parsed)
		var errs []error
		again := false
		for _, err := range c.Errors {
			l := err.Location
			switch {
			case l == nil:
				errs = append(errs, fmt.Errorf("type check: %s", err.Message))
			case own[l.File]:
				errs = append(errs, fmt.Errorf("%s:%d: %s%s", l.File, l.Row, err.Message, detailOf(err)))
			case err.Code == ast.TypeErr:
				// What the rule gives would have any type, and hide mistakes,
				// where other rules of its name have a better one.
				if row, ok := spare(parsed[l.File], l.Row, dropped[l.File]); ok {
					again = true
					dropped[l.File] = append(dropped[l.File], row)
				}
			default:
				return nil // without what was dropped the library is none
			}
		}
		if !again {
			return errors.Join(errs...)
		}
	}
}

// spare returns the line where the rule begins that the line row is part of.
// It reports false where m has no other rule of that name, those at the lines
// dropped left out, or where that is dropped already.
func spare(m *ast.Module, row int, dropped []int) (int, bool) {
	var at *ast.Rule
	for _, r := range m.Rules {
		if r.Location.Row <= row && (at == nil || r.Location.Row >= at.Location.Row) {
			at = r
		}
	}
	others := 0
	for _, r := range m.Rules {
		if at != nil && ruleName(r) == ruleName(at) && !slices.Contains(dropped, r.Location.Row) {
			others++
		}
	}
	if others < 2 || slices.Contains(dropped, at.Location.Row) {
		return 0, false
	}
	return at.Location.Row, true
}

// detailOf names what could stand in the place of an unknown field.
func detailOf(err *ast.Error) string {
	d, ok := err.Details.(*ast.RefErrInvalidDetail)
	if !ok || len(d.OneOf) == 0 {
		return ""
	}
	var names []string
	for _, v := range d.OneOf {
		names = append(names, strings.Trim(v.String(), `"`))
	}
	slices.Sort(names)
	return ", want one of " + strings.Join(names, ", ")
}

// likeDeployment is a kind of OpenShift whose pods are where those of a Deployment
// are.
const likeDeployment = "DeploymentConfig"

// withoutSchema are kinds of other vendors, and of old releases, that stand
// besides those with a schema. Policies look their fields up by object.get.
var withoutSchema = []string{"PodSecurityPolicy", "SecurityContextConstraints"}

// schemaOf returns the JSON Schema of the documents that r is for, nil where
// one of them has none.
func (e *Engine) schemaOf(r *rego) any {
	definitions := make(map[string]any)
	var all []any
	add := func(typ, kind string) bool {
		if slices.Contains(withoutSchema, kind) {
			return true
		}
		schemas := e.opts.Schemas(typ, kind)
		if len(schemas) == 0 && kind == likeDeployment {
			schemas = e.opts.Schemas(typ, "Deployment")
		}
		for _, s := range schemas {
			root, _ := simple(s).(map[string]any)
			if own, ok := root["definitions"].(map[string]any); ok {
				maps.Copy(definitions, own)
				delete(root, "definitions")
			}
			all = append(all, root)
		}
		return len(schemas) > 0
	}
	for _, s := range r.selectors {
		kinds := s.Kinds
		if len(kinds) == 0 {
			kinds = []string{""}
		}
		for _, kind := range kinds {
			if !add(s.Type, kind) {
				return nil
			}
		}
	}
	return map[string]any{"definitions": definitions, "anyOf": all}
}

// simple returns a JSON Schema with what the type checker of Rego makes use
// of: what may be null is taken as what else it may be.
func simple(schema any) any {
	object, ok := schema.(map[string]any)
	if !ok {
		return schema
	}
	if object["additionalProperties"] == true && object["properties"] != nil {
		return map[string]any{} // may have any field besides
	}
	if alternatives, ok := object["anyOf"].([]any); ok {
		var rest []any
		for _, a := range alternatives {
			if o, ok := a.(map[string]any); !ok || o["type"] != "null" {
				rest = append(rest, simple(a))
			}
		}
		if len(rest) == 1 {
			return rest[0]
		}
		return map[string]any{"anyOf": rest}
	}
	out := make(map[string]any)
	for _, key := range []string{"$ref", "items"} {
		if v, ok := object[key]; ok {
			out[key] = simple(v)
		}
	}
	switch t := object["type"].(type) {
	case string:
		out["type"] = t
	case []any:
		rest := slices.DeleteFunc(slices.Clone(t), func(v any) bool { return v == "null" })
		if len(rest) == 1 {
			out["type"] = rest[0]
		}
	}
	for _, key := range []string{"properties", "definitions"} {
		fields, ok := object[key].(map[string]any)
		if !ok {
			continue
		}
		simpler := make(map[string]any, len(fields))
		for name, v := range fields {
			simpler[name] = simple(v)
		}
		out[key] = simpler
		if key == "properties" {
			out["type"] = "object"
		}
	}
	return out
}

// Schemas returns a function for Options.Schemas: what kinds knows, and for the
// other types of documents the file schemas/TYPE.json of fsys, or
// schemas/TYPE-KIND.json for those of a kind.
func Schemas(fsys fs.FS, kinds func(typ, kind string) []any) func(typ, kind string) []any {
	return func(typ, kind string) []any {
		if schemas := kinds(typ, kind); len(schemas) > 0 {
			return schemas
		}
		name := typ
		if kind != "" {
			name += "-" + kind
		}
		text, err := fs.ReadFile(fsys, "schemas/"+name+".json")
		if err != nil {
			return nil
		}
		var schema any
		if err := json.Unmarshal(text, &schema); err != nil {
			return nil
		}
		return []any{schema}
	}
}
