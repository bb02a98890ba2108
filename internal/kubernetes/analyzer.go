package kubernetes

import (
	"context"
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// An ObjectAnalyzer is a rule over one object: one that a kustomization
// renders, or one of a manifest that belongs to none.
type ObjectAnalyzer = lint.Analyzer[*Object]

// A SetAnalyzer is a rule over objects that are applied together.
type SetAnalyzer = lint.Analyzer[*Set]

// An Object is one object as rules see it. Nothing of it may be changed.
type Object struct {
	APIVersion, Kind, Group string
	Name, Namespace         string // of the metadata, "" where there is none or it is no string
	// Value is the object as encoding/json would give it, with json.Number.
	Value map[string]any
	// Version is the release of Kubernetes to check against, such as "1.34".
	Version string

	object *object
	pool   *schema.Pool
	gitOps *GitOps
	set    *argo.Set
}

// A Set is objects that belong together.
type Set struct {
	Objects []*Object
	// Of says what has the objects: "kustomization", "directory" or "file".
	Of string
	// Whole is true for what is applied together, as far as the repository
	// tells: what a kustomization renders, or the manifests of a directory
	// without one. It is false for a file of several in a directory.
	Whole bool
}

// Locate maps a path into the object to the bytes that set it, and to other
// places that explain it. A path that does not exist gives the key of its
// deepest parent that does.
func (o *Object) Locate(path ...any) (source.Span, []lint.Related) { return o.object.locate(path) }

// WrittenName returns the name that the object has in the sources, without the
// prefixes, suffixes and hashes that kustomize adds. Messages have it: a fault
// of a base is the same one in all of its overlays. One whose name the API server
// makes is called by its prefix, "web-*", and one that has neither "without a
// name", which reads well behind the kind.
func (o *Object) WrittenName() string {
	if o.object.written != nil {
		if name := o.object.written(); name != "" {
			return name
		}
	}
	if o.Name != "" {
		return o.Name
	}
	metadata, _ := o.Value["metadata"].(map[string]any)
	if prefix, _ := metadata["generateName"].(string); prefix != "" {
		return prefix + "*"
	}
	return "without a name"
}

// Lifecycle returns what is known of the object's kind in the release to check
// against; false for what is none of Kubernetes' own kinds.
func (o *Object) Lifecycle() (schema.Lifecycle, bool) {
	return o.pool.Lifecycle(o.Version, schema.ParseGVK(o.APIVersion, o.Kind))
}

// IsBuiltIn reports whether some release of Kubernetes has the object's kind.
func (o *Object) IsBuiltIn() bool {
	return len(o.pool.Releases(schema.ParseGVK(o.APIVersion, o.Kind))) > 0
}

// Nearest returns the kind that the object's is most likely meant to be, for one
// that is none of Kubernetes' own.
func (o *Object) Nearest() (schema.GVK, bool) {
	return o.pool.Nearest(o.Version, schema.ParseGVK(o.APIVersion, o.Kind))
}

// GitOps returns the repository as Argo CD and Flux see it.
func (o *Object) GitOps() *GitOps { return o.gitOps }

// ApplicationSet returns what an ApplicationSet of Argo CD makes, nil for any
// other object. It is worked out once.
func (o *Object) ApplicationSet() *argo.Set {
	if o.set == nil && o.Group == "argoproj.io" && o.Kind == "ApplicationSet" {
		o.set = argo.Expand(o.Value, o.gitOps)
	}
	return o.set
}

// Applications returns the applications that the object is or makes.
func (o *Object) Applications() []argo.Application {
	if o.Group == "argoproj.io" && o.Kind == "Application" {
		return []argo.Application{argo.FromApplication(o.Value)}
	}
	if set := o.ApplicationSet(); set != nil {
		return set.Applications
	}
	return nil
}

// analyze runs the rules of the options over the objects of a unit: those over
// single objects, and those over what belongs together, as set describes it.
func (r *runState) analyze(ctx context.Context, objects []*object, set *Set, out *lint.Results) error {
	if len(r.opts.Objects)+len(r.opts.Sets) == 0 {
		return nil
	}
	for _, o := range objects {
		value, err := o.value()
		m, ok := value.(map[string]any)
		if err != nil || !ok {
			continue
		}
		one := r.newObject(o, m)
		set.Objects = append(set.Objects, one)
		if o.isEncrypted() {
			continue
		}
		if err := lint.Run(ctx, r.opts.Objects, one, out); err != nil {
			return err
		}
	}
	return r.analyzeWhole(ctx, set, out)
}

// maxSet bounds the objects of a set that rules across objects look at: their
// time grows with the square.
const maxSet = 5000

// analyzeWhole runs the rules over sets; those of a set that is too large see
// that it is not whole.
func (r *runState) analyzeWhole(ctx context.Context, set *Set, out *lint.Results) error {
	if set.Whole && len(set.Objects) > maxSet {
		set.Whole = false
		out.Skip(set.Objects[0].object.file.Path, fmt.Sprintf("the %s has more than %d objects, so that references between them are not checked", set.Of, maxSet))
	}
	return lint.Run(ctx, r.opts.Sets, set, out)
}

// analyzeSet runs the rules over sets alone.
func (r *runState) analyzeSet(ctx context.Context, objects []*object, of string, out *lint.Results) error {
	set := &Set{Of: of, Whole: true}
	for _, o := range objects {
		if value, err := o.value(); err == nil {
			if m, ok := value.(map[string]any); ok {
				set.Objects = append(set.Objects, r.newObject(o, m))
			}
		}
	}
	return r.analyzeWhole(ctx, set, out)
}

func (r *runState) newObject(o *object, value map[string]any) *Object {
	metadata, _ := value["metadata"].(map[string]any)
	text := func(key string) string { s, _ := metadata[key].(string); return s }
	group, _, ok := strings.Cut(o.apiVersion, "/")
	if !ok {
		group = ""
	}
	pool, version := r.schemas.kubernetes, r.schemas.version
	if versions := pool.Versions(); version == "" || version == "master" {
		version = versions[len(versions)-1]
	}
	return &Object{
		APIVersion: o.apiVersion, Kind: o.kind, Group: group, Name: text("name"), Namespace: text("namespace"),
		Value: value, Version: version, object: o, pool: pool, gitOps: r.gitOps,
	}
}
