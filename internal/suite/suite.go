// Package suite is the one list of domains, rules and policies: the only
// package that knows them all.
package suite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/conftest"
	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/helm"
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/policies"
	actionrules "github.com/infralint/infralint/rules/actions"
	composerules "github.com/infralint/infralint/rules/compose"
	dockerrules "github.com/infralint/infralint/rules/docker"
	gitlabrules "github.com/infralint/infralint/rules/gitlab"
	k8srules "github.com/infralint/infralint/rules/kubernetes"
	tfrules "github.com/infralint/infralint/rules/terraform"
)

// A Suite is all that can be run, set up as a configuration wants it.
type Suite struct {
	Domains []lint.Domain
	// Policies checks a document with the policies that apply to it.
	Policies func(ctx context.Context, doc lint.Document, out *lint.Results) error

	Engine *policy.Engine // the policies that come with the program
	Own    *policy.Engine // those of the repository; nil where it has none

	Shellcheck *actions.Shellcheck // nil where it is off

	// AllDocuments asks the domains for documents that no policy looks at too.
	AllDocuments bool

	rules func() []*lint.Rule
}

// New returns the suite for a configuration. It is cheap, unless the repository
// has policies of its own: what is costly is done when the first unit that needs
// it is checked. Those policies are what LoadConfig read, nil where there are
// none; prints gets what policies print and may be nil.
func New(cfg *config.Config, own *policy.Engine, prints io.Writer) (*Suite, error) {
	opts := policy.Options{Enabled: cfg.Enabled, Config: cfg.Policies.Parameters, Print: prints}
	s, err := newSuite(cfg, own, opts)
	if err != nil || own == nil {
		return s, err
	}
	if s.Own, err = own.Compile(opts); err != nil {
		return nil, err
	}
	s.Policies = func(ctx context.Context, doc lint.Document, out *lint.Results) error {
		return errors.Join(s.Engine.Check(ctx, doc, out), s.Own.Check(ctx, doc, out))
	}
	return s, nil
}

// embedded are the policies that come with the program, read once.
var embedded = sync.OnceValues(func() (*policy.Catalog, error) { return policy.Open(policies.FS) })

// newSuite is New without compiling the repository's own policies, whose rules
// the suite has.
func newSuite(cfg *config.Config, own *policy.Engine, opts policy.Options) (*Suite, error) {
	all, err := embedded()
	if err != nil {
		return nil, fmt.Errorf("load the policies: %w", err)
	}
	engine, err := all.Engine(opts)
	if err != nil {
		return nil, err
	}
	workflows := actionrules.All
	workflows.Enabled = opts.Enabled
	if !cfg.Actions.NoShellcheck {
		workflows.Shellcheck = actions.NewShellcheck("shellcheck")
	}
	var s *Suite
	s = &Suite{
		Domains: []lint.Domain{
			terraform.New(terraform.Options{
				Version: cfg.Terraform.Version, Tool: cfg.Terraform.Tool, Rules: tfrules.All,
				Documents: func(typ string) bool { return s.wants(typ) },
			}),
			kubernetes.New(kubernetes.Options{
				Version:         cfg.Kubernetes.Version,
				SchemaLocations: cfg.Kubernetes.SchemaLocations,
				Substitution:    kubernetes.Substitution(cfg.Kubernetes.Substitution),
				RepositoryURLs:  cfg.Kubernetes.RepositoryURLs,
				Objects:         k8srules.Objects,
				Sets:            k8srules.Sets,
				Enabled:         opts.Enabled,
			}),
			actions.New(workflows),
			gitlab.New(gitlab.Options{Pipelines: gitlabrules.All}),
			helm.New(),
			compose.New(composerules.All),
			docker.New(dockerrules.All),
			conftest.New(formats, fileSets(cfg)),
		},
		Policies: engine.Check,
		Engine:   engine,

		Shellcheck: workflows.Shellcheck,
	}
	if own != nil {
		for _, p := range own.Policies() {
			if slices.Contains(all.IDs(), p.Rule.ID) {
				return nil, fmt.Errorf("load policies: %s:1: rule %s is one of infralint's own; choose another id", p.File, p.Rule.ID)
			}
		}
	}
	s.rules = sync.OnceValue(func() []*lint.Rule {
		rules := append(s.programRules(), engine.Rules()...)
		if own != nil {
			rules = append(rules, slices.DeleteFunc(own.Rules(), func(r *lint.Rule) bool { return r == policy.Failed })...)
		}
		slices.SortFunc(rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
		return rules
	})
	return s, nil
}

// programRules returns the rules that are no policies.
func (s *Suite) programRules() []*lint.Rule {
	rules := []*lint.Rule{run.InternalError, run.IgnoreWithoutEffect, discover.FileNotChecked}
	for _, d := range s.Domains {
		rules = append(rules, d.Rules()...)
	}
	return rules
}

// wants reports whether documents of a type are of use to anybody.
func (s *Suite) wants(typ string) bool {
	return s.AllDocuments || s.Engine.Wants(typ) || s.Own != nil && s.Own.Wants(typ)
}

// Rules returns every rule, in order of ID. It reads the METADATA of all
// policies, which a run does not.
func (s *Suite) Rules() []*lint.Rule { return slices.Clone(s.rules()) }

// LoadConfig reads the configuration of the repository fsys, checked against
// what there is, and the policies that it names: nil where it names none.
func LoadConfig(fsys fs.FS) (*config.Config, *policy.Engine, error) {
	if _, err := fs.Stat(fsys, config.Name); err != nil {
		return &config.Config{}, nil, nil // nothing to check
	}
	known := config.Known{AnyRule: true, KubernetesVersions: schema.Kubernetes().Versions()}
	cfg, err := config.Load(fsys, known)
	if err != nil {
		cfg = &config.Config{} // what is wrong is said below, all at once
	}
	own, err := ownPolicies(cfg, fsys)
	if err != nil {
		return nil, nil, err
	}
	if known, err = Known(own); err != nil {
		return nil, nil, err
	}
	cfg, err = config.Load(fsys, known)
	return cfg, own, err
}

// Known returns what a configuration is checked against in a repository with
// the policies own, which may be nil.
func Known(own *policy.Engine) (config.Known, error) {
	all, err := embedded()
	if err != nil {
		return config.Known{}, fmt.Errorf("load the policies: %w", err)
	}
	s, err := newSuite(&config.Config{}, own, policy.Options{})
	if err != nil {
		return config.Known{}, err
	}
	known := config.Known{RuleIDs: all.IDs(), KubernetesVersions: schema.Kubernetes().Versions(), Presets: make(map[string][]string)}
	rules := s.programRules()
	if own != nil {
		rules = append(rules, own.Rules()...)
	}
	for _, r := range rules {
		known.RuleIDs = append(known.RuleIDs, r.ID)
	}
	slices.Sort(known.RuleIDs)
	known.RuleIDs = slices.Compact(known.RuleIDs)
	for _, p := range policies.Presets() {
		known.Presets[p.Name] = p.Rules()
	}
	return known, nil
}

// ownPolicies reads the policies that the configuration names, nil where it
// names none.
func ownPolicies(cfg *config.Config, fsys fs.FS) (*policy.Engine, error) {
	return ReadPolicies(fsys, cfg.Policies.All(), cfg.Policies.Parameters)
}

// ReadPolicies reads the policies of sets, nil where there are none. They get
// parameters as their configuration.
func ReadPolicies(fsys fs.FS, sets []config.PolicySet, parameters map[string]any) (*policy.Engine, error) {
	if len(sets) == 0 {
		return nil, nil
	}
	var engines []*policy.Engine
	var errs []error
	for i, set := range sets {
		opts := policy.UserOptions{
			Options: policy.Options{Config: parameters},
			Paths:   set.Paths, Data: set.Data, Namespaces: set.Namespaces,
			Libraries: policies.FS,
			Files:     PolicyFiles(fsys),
		}
		if len(set.Files) > 0 {
			opts.Set, opts.For = setName(sets, i), set.Has
		}
		e, err := policy.ReadUser(fsys, opts)
		errs = append(errs, err)
		engines = append(engines, e)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return policy.Join(engines...)
}

// setName tells sets of the same policies apart.
func setName(sets []config.PolicySet, i int) string {
	name := sets[i].Name()
	for _, s := range sets[:i] {
		if s.Name() == name {
			return fmt.Sprintf("%s (%d)", name, i+1)
		}
	}
	return name
}

// formats are the formats of files that policies of conftest see.
var formats = conftest.Formats{HCL2: terraform.HCL2, Dockerfile: docker.Conftest}

// PolicyFiles returns what the functions of conftest read in a repository.
func PolicyFiles(fsys fs.FS) policy.Files { return policy.Files{FS: fsys, Parse: formats.Value} }

// fileSets are the sets of policies that see files as conftest parses them.
func fileSets(cfg *config.Config) (sets []conftest.Set) {
	all := cfg.Policies.All()
	for i, s := range all {
		if len(s.Files) > 0 {
			sets = append(sets, conftest.Set{Name: setName(all, i), Has: s.Has, Combine: s.Combine})
		}
	}
	return sets
}

// SelectsFile reports whether policies are for a file that nothing else of a run
// is for, as they may be for any that conftest has a parser for.
func SelectsFile(cfg *config.Config, path string) bool {
	return conftest.ParserOf(path) != "" && slices.ContainsFunc(cfg.Policies.Sets, func(s config.PolicySet) bool { return s.Has(path) })
}
