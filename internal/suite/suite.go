// Package suite is the one list of domains, rules and policies: the only
// package that knows them all.
package suite

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/terraform"
)

// A Suite is all that can be run, set up as a configuration wants it.
type Suite struct {
	Domains  []lint.Domain
	Policies func(ctx context.Context, doc lint.Document, out *lint.Results) error

	rules []*lint.Rule
}

// New returns the suite for a configuration.
func New(cfg *config.Config) (*Suite, error) {
	s := &Suite{
		Domains: []lint.Domain{
			terraform.New(terraform.Options{}),
			actions.New(actions.Options{}),
		},
	}
	s.rules = []*lint.Rule{run.InternalError, discover.FileNotChecked}
	for _, d := range s.Domains {
		s.rules = append(s.rules, d.Rules()...)
	}
	slices.SortFunc(s.rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return s, nil
}

// Rules returns every rule, in order of ID.
func (s *Suite) Rules() []*lint.Rule { return slices.Clone(s.rules) }

// LoadConfig reads the configuration of the repository fsys, checked against
// the rules that there are.
func LoadConfig(fsys fs.FS) (*config.Config, error) {
	if _, err := fs.Stat(fsys, config.Name); err != nil {
		return &config.Config{}, nil // nothing to check rule ids against
	}
	s, err := New(&config.Config{})
	if err != nil {
		return nil, err
	}
	return config.Load(fsys, config.Known{Rules: s.rules, KubernetesVersions: nil})
}
