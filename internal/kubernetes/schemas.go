package kubernetes

import (
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// newSchemas returns where schemas are looked for. The errors are those of the
// locations in opts.
func newSchemas(opts Options, pool *schema.Pool, tree *source.Tree) (*schema.Set, error) {
	read := func(path string) ([]byte, error) {
		f, err := tree.Read(path)
		if err != nil {
			return nil, err
		}
		return f.Content, nil
	}
	return schema.NewSet(schema.Config{Version: opts.Version, Locations: opts.SchemaLocations, Read: read}, pool)
}

// check reports what the schema of o has against it.
func (r *runState) check(o *object, out *lint.Results) {
	for _, p := range r.problems(o) {
		span, related := o.point(p.Node(), p.Path)
		out.Report(lint.Finding{Rule: k8sSchema, Message: p.Message, Span: span, Related: related})
	}
}

// problems returns what the schema of o has against it; nothing for a kind
// without one, which is counted.
func (r *runState) problems(o *object) []schema.Problem {
	s, err := r.schemas.Find(schema.ParseGVK(o.apiVersion, o.kind))
	if err != nil {
		r.countUnknown(unchecked{"no usable schema for ", " of kind " + o.apiVersion + " " + o.kind + ": " + err.Error()})
		return nil
	}
	if s == nil {
		r.countUnknown(unchecked{"no schema for ", " of kind " + o.apiVersion + " " + o.kind})
		return nil
	}
	if o.isEncrypted() {
		return nil
	}
	return s.Validate(o.node, schema.Options{Dialect: o.dialect, AnyValue: isSubstituted})
}

// isEncrypted reports whether o was encrypted with SOPS, which adds a field of
// its own and takes it away again before anything is applied.
func (o *object) isEncrypted() bool {
	_, mac := find(o.node, []any{"sops", "mac"})
	return mac != nil
}

// substitution is what Flux and envsubst replace before anything is applied.
var substitution = regexp.MustCompile(`\$\{[A-Za-z_][A-Za-z0-9_]*(:?[-=+?][^}]*)?\}`)

// isSubstituted reports whether n stands for a value that is not known yet.
func isSubstituted(n *yaml.Node) bool { return substitution.MatchString(n.Value) }
