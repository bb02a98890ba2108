// Package kubernetes checks kustomizations and manifests: it builds every
// kustomization that no other uses, as kubectl does but in process and without
// a network, and checks what comes out against Kubernetes' schemas. A finding
// about a rendered field stands where the repository set the field.
package kubernetes

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// Options configures the domain.
type Options struct {
	// Version is the Kubernetes release to check against, such as "1.34"; the
	// newest that is embedded if empty.
	Version string
	// SchemaLocations are places to look for schemas, as kubeconform's
	// -schema-location takes them: paths below the root or URLs, with templates.
	// "default" is what is embedded, which comes first where it is left out.
	SchemaLocations []string
	Substitution    Substitution
	// RepositoryURLs are addresses of the repository itself, besides those of
	// its remotes: what Argo CD and Flux name by them is looked up in the tree.
	RepositoryURLs []string
	// Objects and Sets are rules to run besides those of the domain.
	Objects []*ObjectAnalyzer
	Sets    []*SetAnalyzer
	// Enabled reports whether a rule is on for any file; those of Objects and
	// Sets that are not are not run. Nil means that all are.
	Enabled func(*lint.Rule) bool
}

// Domain is the lint.Domain "kubernetes".
type Domain struct {
	opts       Options
	kubernetes *schema.Pool
	custom     *schema.Pool
}

// New returns the domain.
func New(opts Options) *Domain {
	kubernetes := schema.Kubernetes()
	return &Domain{opts, kubernetes, schema.CustomResources(kubernetes)}
}

// Name returns "kubernetes".
func (*Domain) Name() string { return "kubernetes" }

// Rules returns the rules of the domain.
func (d *Domain) Rules() []*lint.Rule {
	all := slices.Clone(rules)
	for _, a := range d.opts.Objects {
		all = append(all, &a.Rule)
	}
	for _, a := range d.opts.Sets {
		all = append(all, &a.Rule)
	}
	return all
}

// Load returns the kustomizations to build and the manifests that belong to
// none.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	if !slices.ContainsFunc(tree.Selected(), mayConcern) {
		return nil, nil
	}
	r := newRun(tree)
	r.opts = d.opts
	r.opts.Objects = lint.Enabled(d.opts.Objects, d.opts.Enabled)
	r.opts.Sets = lint.Enabled(d.opts.Sets, d.opts.Enabled)
	deployments, definitions := r.repo.scan()
	var err error
	if r.schemas, err = newSchemas(d.opts, d.kubernetes, d.custom, tree, definitions); err != nil {
		return nil, err
	}
	r.gitOps = newGitOps(r.repo, r.graph, deployments, d.opts.RepositoryURLs)
	r.gitOps.deployments = nil // large, and of use to graphs alone
	var units []lint.Unit
	owned := make(map[string]bool) // files that belong to a kustomization
	for _, k := range r.graph.byDir {
		if k == nil {
			continue
		}
		owned[k.file.Path] = true
		for i := range k.refs {
			owned[k.refs[i].target] = true
		}
	}
	roots := r.graph.roots(r.gitOps.applied)
	r.covered = sync.OnceValue(func() map[*kustomization]bool { return r.coveredBy(roots) })
	for _, root := range append(roots, r.graph.idle()...) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := r.graph.closure(root)
		if r.selected(c) {
			units = append(units, &kustomizationUnit{run: r, root: root, closure: c})
		}
	}
	if len(units) > 0 {
		go kustomize.warmUp() // while other domains load
	}
	charts := findCharts(tree)
	isOwned := func(p string) bool { return owned[p] || charts.isTemplate(p) }
	var manifests []*manifestUnit
	for _, f := range tree.Selected() {
		if !isOwned(f.Path) && !(f.Target != "" && owned[f.Target]) && isManifest(f) {
			manifests = append(manifests, &manifestUnit{run: r, file: f})
		}
	}
	newFolders(r, manifests, isOwned)
	for _, u := range manifests {
		units = append(units, u)
	}
	r.pending.Store(int64(len(units)))
	return units, nil
}

// mayConcern reports whether a file may be part of something that is built here.
// A kustomization may read any file, but one of Terraform or of Markdown that it
// makes a ConfigMap of is no reason to read every kustomization.
func mayConcern(f *source.File) bool {
	switch path.Ext(f.Path) {
	case ".tf", ".tfvars", ".tofu", ".hcl", ".md":
		return false
	}
	return !isWorkflow(f.Path)
}

// isWorkflow reports whether the file at p is a workflow of GitHub, which holds no
// objects. Who has thousands of them does not have all searched for some.
func isWorkflow(p string) bool {
	return strings.Contains(p, ".github/workflows/")
}
