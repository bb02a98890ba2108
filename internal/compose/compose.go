// Package compose reads compose files (compose.yaml, docker-compose.yml) and
// checks them: the structure by the JSON Schema of the Compose Specification,
// and the rules that are given to New.
//
// Nothing is read but the file itself: what a file includes or extends from
// another is not followed, and what may come from there is never missed.
package compose

import (
	"context"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An Analyzer is a rule over compose files.
type Analyzer = lint.Analyzer[*File]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*File]

// A Domain finds and checks compose files. It implements lint.Domain.
type Domain struct {
	rules []*Analyzer
}

// New returns the domain of compose files, with rules to run besides its own.
func New(rules []*Analyzer) *Domain { return &Domain{rules} }

// Name returns "compose".
func (d *Domain) Name() string { return "compose" }

// Rules returns the rules of the domain and those given to New.
func (d *Domain) Rules() []*lint.Rule {
	rules := []*lint.Rule{ruleSyntax, ruleSchema}
	for _, a := range d.rules {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load returns a unit for each selected compose file: those that IsName names, and
// YAML files with services that have compose in their name, such as
// docker-compose-dev.yml, or were given by name.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var units []lint.Unit
	paths := make(map[string]bool)
	for _, p := range tree.Paths() {
		if isOverride(path.Base(p)) {
			paths[path.Dir(p)] = true
		}
	}
	for _, f := range tree.Selected() {
		name := path.Base(f.Path)
		related := relatedName.MatchString(name)
		if IsName(name) || (related || f.Named) && looksLikeCompose(f) {
			units = append(units, &File{
				file: f, rules: d.rules,
				partial: related && !baseNames[name] || paths[path.Dir(f.Path)],
			})
		}
	}
	return units, ctx.Err()
}

// baseNames are the names under which docker compose looks for a file.
var baseNames = map[string]bool{"compose.yaml": true, "compose.yml": true, "docker-compose.yaml": true, "docker-compose.yml": true}

// IsName reports whether a file of this name is a compose file: one of those
// that docker compose looks for, or one with a word more, such as
// compose.override.yaml or docker-compose.prod.yml.
func IsName(base string) bool {
	stem, ext, _ := strings.Cut(base, ".")
	if stem != "compose" && stem != "docker-compose" {
		return false
	}
	return ext == "yaml" || ext == "yml" || strings.HasSuffix(ext, ".yaml") || strings.HasSuffix(ext, ".yml")
}

// relatedName matches names with compose as a word in them.
var relatedName = lazyregexp.New(`^(?:.*[._-])?compose(?:[._-].*)?\.ya?ml$`)

// looksLikeCompose reports whether a YAML file has services as compose files
// have: by name. Those of a GitLab pipeline are a list.
func looksLikeCompose(f *source.File) bool {
	return (strings.HasSuffix(f.Path, ".yaml") || strings.HasSuffix(f.Path, ".yml")) && servicesByName.Match(f.Content)
}

var servicesByName = lazyregexp.New(`(?m)^services:[ \t]*(?:\{|(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+["']?[\w.-]+["']?:)`)

// isOverride reports whether docker compose adds a file of this name by itself.
func isOverride(base string) bool {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(base, ".yaml"), ".yml"), ".override")
	return ok && (stem == "compose" || stem == "docker-compose")
}

// A File is one compose file. It implements lint.Unit and is used by one
// goroutine at a time.
type File struct {
	// Project is the file as plain data, as encoding/json would give it, with
	// the defaults of variables in place: ${TAG:-latest} is latest. Nil until
	// Check ran and where the file cannot be read. It may not be changed.
	Project map[string]any

	file    *source.File
	rules   []*Analyzer
	doc     *yamlfile.Document
	partial bool
}

// Kind returns "compose file".
func (f *File) Kind() string { return "compose file" }

// File returns the file.
func (f *File) File() *source.File { return f.file }

// Files returns the file.
func (f *File) Files() []*source.File { return []*source.File{f.file} }

// IsPartial reports whether what the file does not say may stand elsewhere: it
// is itself an override, has one beside it, or includes others.
func (f *File) IsPartial() bool { return f.partial || f.Project["include"] != nil }

// Locate returns the place of a path into Project: the value where it is a
// scalar, else its key, and for what is missing the key of the deepest parent.
func (f *File) Locate(path ...any) source.Span { return f.doc.Locate(path) }

// Check reports a file that is no YAML or has not the structure of a compose
// file, and what the rules find.
func (f *File) Check(ctx context.Context, out *lint.Results) error {
	docs, err := yamlfile.Parse(f.file)
	if err != nil {
		reportSyntax(f.file, err, out)
		return nil
	}
	if len(docs) == 0 || docs[0].Root == nil {
		out.Skip(f.file.Path, "is empty")
		return nil
	}
	if len(docs) > 1 {
		out.Skip(f.file.Path, "has several YAML documents, which docker compose merges")
		return nil
	}
	f.doc = docs[0]
	root := yamlfile.Resolve(f.doc.Root)
	if !isProject(root) {
		out.Skip(f.file.Path, "has no services: no compose file, or one of the first version")
		return nil
	}
	if duplicate := duplicateKey(root, 0); duplicate != nil {
		out.Report(lint.Finding{
			Rule: ruleSyntax, Span: yamlfile.Span(f.file, duplicate),
			Message: "mapping key \"" + duplicate.Value + "\" is there twice",
		})
		return nil
	}
	value, err := f.doc.Value(yamlfile.YAML12)
	if err != nil {
		out.Report(lint.Finding{Rule: ruleSyntax, Span: f.file.LineSpan(1), Message: err.Error()})
		return nil
	}
	project, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	if err := f.checkSchema(project, out); err != nil {
		return err
	}
	f.Project, _ = expand(project).(map[string]any)
	return lint.Run(ctx, f.rules, f, out)
}

// isProject reports whether a file has the parts of a compose file. Those of
// the first version have the services at the top, without a word for it.
func isProject(root *yaml.Node) bool {
	for _, key := range []string{"services", "include", "name", "volumes", "networks", "secrets", "configs", "models", "jobs"} {
		if _, v := yamlfile.Lookup(root, key); v != nil {
			return true
		}
	}
	return false
}

// duplicateKey returns a key that its mapping has already, nil where there is
// none: compose's parser refuses those.
func duplicateKey(n *yaml.Node, depth int) *yaml.Node {
	if n == nil || depth > maxDepth {
		return nil
	}
	if n.Kind == yaml.MappingNode {
		seen := make(map[string]bool, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge" {
				continue
			}
			if seen[key.Value] {
				return key
			}
			seen[key.Value] = true
		}
	}
	for _, c := range n.Content { // aliases are not followed
		if d := duplicateKey(c, depth+1); d != nil {
			return d
		}
	}
	return nil
}

const maxDepth = 1000

// Documents returns the file for policies.
func (f *File) Documents() []lint.Document {
	if f.Project == nil {
		return nil
	}
	return []lint.Document{{
		Type:   "compose",
		File:   f.file,
		Value:  f.Project,
		Locate: func(path []any) (source.Span, []lint.Related) { return f.doc.Locate(path), nil },
	}}
}
