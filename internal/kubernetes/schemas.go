package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// schemas finds the schemas of a run. It is safe for concurrent use.
type schemas struct {
	kubernetes *schema.Pool
	custom     *schema.Pool // common custom resources
	version    string
	set        *schema.Set // what is embedded, and what the configuration adds
	crds       *crds       // of the repository
}

// newSchemas finds schemas in the pools, in what opts name in tree, and in the
// CustomResourceDefinitions of files, which come first.
func newSchemas(opts Options, kubernetes, custom *schema.Pool, tree *source.Tree, files []*source.File) (*schemas, error) {
	set, err := schema.NewSet(schema.Config{
		Version:   opts.Version,
		Locations: opts.SchemaLocations,
		Read: func(name string) ([]byte, error) {
			f, err := tree.Read(name)
			if err != nil {
				return nil, err
			}
			return f.Content, nil
		},
	}, kubernetes, custom)
	if err != nil {
		return nil, err
	}
	return &schemas{kubernetes: kubernetes, custom: custom, version: opts.Version, set: set, crds: newCRDs(files, kubernetes)}, nil
}

// find returns the schemas of a kind; an object is valid if it fits one. There
// is more than one only where the repository has several versions of a
// CustomResourceDefinition, and which of them is installed where the object
// goes, nobody can tell.
func (s *schemas) find(gvk schema.GVK) ([]*schema.Schema, error) {
	if _, ok := s.kubernetes.Lookup(s.version, gvk); !ok {
		if list := s.crds.find(gvk); len(list) > 0 {
			return list, nil
		}
	}
	found, err := s.set.Find(gvk)
	if found == nil {
		return nil, err
	}
	return []*schema.Schema{found}, nil
}

// check reports what the schema of o has against it. A fragment may lack what it
// gets elsewhere.
func (r *runState) check(o *object, isFragment bool, out *lint.Results) {
	for _, p := range r.problems(o) {
		if isFragment && p.Kind == schema.MissingField {
			continue
		}
		span, related := o.point(p.Node(), p.Path)
		out.Report(lint.Finding{Rule: k8sSchema, Message: p.Message, Span: span, Related: related})
	}
}

// problems returns what the schema of o has against it; nothing for a kind
// without one, which is counted.
func (r *runState) problems(o *object) []schema.Problem {
	list, err := r.schemas.find(schema.ParseGVK(o.apiVersion, o.kind))
	if len(list) == 0 {
		if !o.isForeign() {
			r.countUnknown(o, err)
		}
		return nil
	}
	if o.isEncrypted() || o.isUnfinished() {
		return nil
	}
	var fewest []schema.Problem
	options := schema.Options{Dialect: o.dialect, AnyValue: r.anyValue(o)}
	for i, s := range list {
		problems := s.Validate(o.node, options)
		if r.schemas.isGuess(s) {
			problems = slices.DeleteFunc(problems, func(p schema.Problem) bool {
				return p.Kind == schema.UnknownField && p.Suggestion == ""
			})
		}
		if i == 0 || len(problems) < len(fewest) {
			fewest = problems
		}
		if len(fewest) == 0 {
			return nil
		}
	}
	return fewest
}

// isGuess reports whether s is of one release of a custom resource, which need
// not be the one that is installed: a field that it does not know may be newer
// or older, unless it is a known one misspelt.
func (s *schemas) isGuess(one *schema.Schema) bool {
	embedded, ok := s.custom.Lookup(s.version, one.GVK())
	return ok && embedded == one
}

// isEncrypted reports whether o was encrypted with SOPS, which adds a field of
// its own and takes it away again before anything is applied.
func (o *object) isEncrypted() bool {
	_, mac := find(o.node, []any{"sops", "mac"})
	return mac != nil
}
