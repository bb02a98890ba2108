// Package suite is the one list of domains, rules and policies: the only
// package that knows them all.
package suite

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/policies"
	actionrules "github.com/infralint/infralint/rules/actions"
	k8srules "github.com/infralint/infralint/rules/kubernetes"
)

// A Suite is all that can be run, set up as a configuration wants it.
type Suite struct {
	Domains []lint.Domain
	// Policies checks a document with the policies that apply to it.
	Policies func(ctx context.Context, doc lint.Document, out *lint.Results) error

	rules []*lint.Rule
}

// New returns the suite for a configuration. It is cheap: what is costly is
// done when the first unit that needs it is checked.
func New(cfg *config.Config) (*Suite, error) {
	engine, err := policy.Load(policies.FS, policy.Options{Enabled: cfg.Enabled})
	if err != nil {
		return nil, fmt.Errorf("load the policies: %w", err)
	}
	s := &Suite{
		Domains: []lint.Domain{
			terraform.New(terraform.Options{Version: cfg.Terraform.Version}),
			kubernetes.New(kubernetes.Options{
				Version:         cfg.Kubernetes.Version,
				SchemaLocations: cfg.Kubernetes.SchemaLocations,
				Objects:         k8srules.Objects,
				Sets:            k8srules.Sets,
			}),
			actions.New(actionrules.All),
		},
		Policies: engine.Check,
		rules:    append([]*lint.Rule{run.InternalError, discover.FileNotChecked}, engine.Rules()...),
	}
	for _, d := range s.Domains {
		s.rules = append(s.rules, d.Rules()...)
	}
	slices.SortFunc(s.rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return s, nil
}

// Rules returns every rule, in order of ID.
func (s *Suite) Rules() []*lint.Rule { return slices.Clone(s.rules) }

// LoadConfig reads the configuration of the repository fsys, checked against
// what there is.
func LoadConfig(fsys fs.FS) (*config.Config, error) {
	if _, err := fs.Stat(fsys, config.Name); err != nil {
		return &config.Config{}, nil // nothing to check
	}
	s, err := New(&config.Config{})
	if err != nil {
		return nil, err
	}
	return config.Load(fsys, config.Known{Rules: s.rules, KubernetesVersions: schema.Kubernetes().Versions()})
}
