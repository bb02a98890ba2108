// Package config reads .infralint.yaml.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
)

// Name is the name of the configuration file in the repository root.
const Name = ".infralint.yaml"

// A Config is the configuration of a repository. The zero Config is what holds
// without a file.
type Config struct {
	Exclude    []string // globs below the root, with **
	Kubernetes Kubernetes
	Terraform  Terraform
	Actions    Actions
	Policies   Policies
	Presets    []string // sets of rules that are on whatever they are by default
	Rules      Levels
	Overrides  []Override // the last one that matches wins

	preset map[string]bool // ids of the rules that Presets turn on
	only   map[string]bool // if not nil, the ids of the rules that run
}

// Policies names the repository's own policies.
type Policies struct {
	PolicySet                 // for all files
	Sets       []PolicySet    // each for some files, and compiled by itself
	Parameters map[string]any // what policies see as data.config, by rule id
}

// A PolicySet is policies that are compiled together.
type PolicySet struct {
	Paths      []string // folders, Rego files and bundles below the root
	Files      []string // globs below the root of what they are for; none means everything
	Combine    bool     // rules in the form of conftest see all these files at once
	Data       []string // what policies see as data
	Namespaces []string // packages of conftest policies; none means main
}

// Has reports whether the policies are for the file at a path.
func (s PolicySet) Has(path string) bool { return len(s.Files) == 0 || matchesAny(s.Files, path) }

// Name returns what the set is called: its folders.
func (s PolicySet) Name() string { return strings.Join(s.Paths, ", ") }

// All returns the sets that have policies, that for all files first.
func (p Policies) All() []PolicySet {
	var all []PolicySet
	if len(p.Paths) > 0 {
		all = append(all, p.PolicySet)
	}
	return append(all, p.Sets...)
}

// Kubernetes says what manifests are checked against.
type Kubernetes struct {
	Version         string   // "1.31"; empty for the newest that is embedded
	SchemaLocations []string // kubeconform's templates; "default" is the embedded pool
	Substitution    string   // what replaces ${NAME} before anything is applied: "flux", "none", or "" for whatever does
	RepositoryURLs  []string // addresses of the repository itself, besides those in .git/config
}

// Terraform says which Terraform modules are checked for.
type Terraform struct {
	Version string // "1.9"; empty for the highest that the modules allow, or 1.11
	Tool    string // "terraform" or "opentofu"; empty for what there are signs of
}

// Actions says how workflows and actions are checked.
type Actions struct {
	NoShellcheck bool // shellcheck is not run, even where it is installed
}

// An Override sets levels for some paths.
type Override struct {
	Paths []string // globs below the root
	Rules Levels
}

// Levels maps rule ids to a level.
type Levels map[string]Level

// A Level is what the configuration makes of a rule.
type Level struct {
	Off      bool
	Severity lint.Severity // if not Off
}

// Load reads the configuration of the repository fsys. Where there is none it
// returns the zero Config. Every mistake in the file is in the error, each with
// its line.
func Load(fsys fs.FS, known Known) (*Config, error) {
	content, err := source.ReadLimited(fsys, Name)
	if errors.Is(err, fs.ErrNotExist) {
		return &Config{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", Name, err)
	}
	return Parse(source.NewFile(Name, content), known)
}

// Known is what the values of a configuration are checked against.
type Known struct {
	RuleIDs            []string            // in order
	Presets            map[string][]string // ids of rules by name of preset; "strict" is all of them
	AnyRule            bool                // rule ids are not checked: the repository's own are not known yet
	KubernetesVersions []string            // "1.28", …
}

// Excludes reports whether the file or directory at path is excluded. A glob
// that names a directory excludes all below it.
func (c *Config) Excludes(path string) bool { return matchesAny(c.Exclude, path) }

// Severity returns the level of rule for the file at path, and whether the
// rule is on there.
func (c *Config) Severity(rule *lint.Rule, path string) (lint.Severity, bool) {
	if c.only != nil && !c.only[rule.ID] && !tellsUnread(rule) {
		return 0, false
	}
	level := Level{Off: c.isOff(rule), Severity: rule.Severity}
	if l, ok := c.Rules[rule.ID]; ok {
		level = l
	}
	if c.only[rule.ID] && level.Off {
		level = Level{Severity: rule.Severity}
	}
	for _, o := range c.Overrides {
		if l, ok := o.Rules[rule.ID]; ok && matchesAny(o.Paths, path) {
			level = l
		}
	}
	return level.Severity, !level.Off
}

// isOff reports whether rule is off unless a level says otherwise: by default, in
// no preset, and without the parameters that it waits for.
func (c *Config) isOff(rule *lint.Rule) bool {
	_, configured := c.Policies.Parameters[rule.ID]
	return rule.Off && !c.preset[rule.ID] && !configured
}

// Enabled reports whether rule is on for any path.
func (c *Config) Enabled(rule *lint.Rule) bool {
	if c.only != nil && !tellsUnread(rule) {
		return c.only[rule.ID]
	}
	on := !c.isOff(rule)
	if l, ok := c.Rules[rule.ID]; ok {
		on = !l.Off
	}
	return on || slices.ContainsFunc(c.Overrides, func(o Override) bool {
		l, ok := o.Rules[rule.ID]
		return ok && !l.Off
	})
}

// Strict is the preset of all rules.
const Strict = "strict"

// UsePreset turns the rules of a preset on.
func (c *Config) UsePreset(name string, known Known) error {
	ids, ok := known.Presets[name]
	if name == Strict {
		ids = known.RuleIDs
	} else if !ok {
		names := append(slices.Sorted(maps.Keys(known.Presets)), Strict)
		return fmt.Errorf("no preset %q, want one of %s", name, strings.Join(names, ", "))
	}
	if c.preset == nil {
		c.preset = make(map[string]bool)
	}
	for _, id := range ids {
		c.preset[id] = true
	}
	c.Presets = append(c.Presets, name)
	return nil
}

// UseOnly turns off all rules but those with an id of ids, which are on even
// where Rules turns them off, and those that tell that something cannot be read
// or built: without them a broken file would pass. Overrides hold.
func (c *Config) UseOnly(ids []string, known Known) error {
	all := known.RuleIDs
	only := make(map[string]bool, len(ids))
	for _, id := range ids {
		if !slices.Contains(all, id) {
			return fmt.Errorf("no rule %q%s", id, suggest.DidYouMean(id, all))
		}
		only[id] = true
	}
	c.only = only
	return nil
}

func tellsUnread(rule *lint.Rule) bool { return slices.Contains(rule.Tags, "syntax") }

func matchesAny(globs []string, path string) bool {
	return slices.ContainsFunc(globs, func(g string) bool {
		g = strings.TrimPrefix(strings.TrimSuffix(g, "/"), "./")
		return doublestar.MatchUnvalidated(g, path) || doublestar.MatchUnvalidated(g+"/**", path)
	})
}
