package kubernetes

import (
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
)

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
	s, ok := r.pool.Lookup(r.opts.Version, schema.ParseGVK(o.apiVersion, o.kind))
	if !ok {
		r.countUnknown(o.apiVersion, o.kind)
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
