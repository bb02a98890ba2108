package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// Substitution says what replaces ${NAME} in objects before they are applied.
type Substitution string

// The substitutions.
const (
	// SubstitutionUnknown is for a repository that does not say: whoever writes
	// ${NAME} has something that replaces it.
	SubstitutionUnknown Substitution = ""
	// SubstitutionFlux is the post-build substitution of Flux: ${NAME} with the
	// functions of envsubst, $${NAME} for the text itself, and no object that is
	// marked with kustomize.toolkit.fluxcd.io/substitute: disabled.
	SubstitutionFlux Substitution = "flux"
	// SubstitutionNone takes the text as it stands, but for what a Flux
	// Kustomization with postBuild applies.
	SubstitutionNone Substitution = "none"
)

// substituteMark is the label or annotation that keeps Flux from substituting.
const substituteMark = "kustomize.toolkit.fluxcd.io/substitute"

// braced is ${NAME} with whatever function of envsubst: ${NAME:=x}, ${#NAME},
// ${NAME/a/b}, ${NAME^^}. What is in front of it tells $${NAME} apart.
var (
	braced = lazyregexp.New(`(?:^|[^$])(?:\$\$)*\$\{#?[A-Za-z_][A-Za-z0-9_]*[^{}]*\}`)
	bare   = lazyregexp.New(`^\$[A-Za-z_][A-Za-z0-9_]*$`)
)

// marker is a whole value that a script replaces: __NAME__, @@NAME@@, %NAME%,
// <NAME>.
var marker = lazyregexp.New(`^(__[\w.-]+__|@@?[\w.-]+@@?|%[\w.-]+%|<[\w .-]+>)$`)

// anyValue returns what reports whether a scalar of o stands for a value that
// is not known yet: a schema has nothing to say of it.
func (r *runState) anyValue(o *object) func(*yaml.Node) bool {
	by := r.opts.Substitution
	if o.isSubstituted {
		by = SubstitutionFlux
	}
	if by == SubstitutionFlux && o.mark(substituteMark) == "disabled" {
		by = SubstitutionNone
	}
	return func(n *yaml.Node) bool {
		if strings.Contains(n.Value, "{{") {
			return strings.Contains(n.Value, "}}")
		}
		if by == SubstitutionUnknown && n.Value != "" && strings.ContainsRune("_@%<", rune(n.Value[0])) {
			return marker.MatchString(n.Value)
		}
		if by == SubstitutionNone || !strings.Contains(n.Value, "$") {
			return false
		}
		return braced.MatchString(n.Value) || by == SubstitutionUnknown && bare.MatchString(n.Value)
	}
}

// mark returns the value of a label or annotation.
func (o *object) mark(name string) string {
	for _, kind := range []string{"labels", "annotations"} {
		if _, v := find(o.node, []any{"metadata", kind, name}); v != nil {
			return v.Value
		}
	}
	return ""
}
