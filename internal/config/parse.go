package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// Parse reads the configuration in f.
func Parse(f *source.File, known Known) (*Config, error) {
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	if len(docs) > 1 {
		return nil, fmt.Errorf("%s: want one document, not %d", f.Path, len(docs))
	}
	p := &parser{file: f, known: known, config: &Config{}}
	if len(docs) == 1 && docs[0].Root != nil {
		p.top(docs[0].Root)
	}
	return p.config, errors.Join(p.errs...)
}

type parser struct {
	file   *source.File
	known  Known
	config *Config
	errs   []error
}

func (p *parser) errorf(n *yaml.Node, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%v: %s", yamlfile.Span(p.file, n).Pos(), fmt.Sprintf(format, args...)))
}

// A field is what one key of a mapping does with its value.
type field = func(key, value *yaml.Node)

// mapping calls the field of each key of n. An unknown key and one that comes
// twice are errors.
func (p *parser) mapping(n *yaml.Node, what string, fields map[string]field) {
	n = yamlfile.Resolve(n)
	if n.Kind != yaml.MappingNode {
		p.errorf(n, "%s must be a mapping", what)
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], yamlfile.Resolve(n.Content[i+1])
		f, ok := fields[key.Value]
		switch {
		case !ok:
			names := make([]string, 0, len(fields))
			for name := range fields {
				names = append(names, name)
			}
			p.errorf(key, "unknown key %q in %s%s", key.Value, what, suggest.DidYouMean(key.Value, names))
		case seen[key.Value]:
			p.errorf(key, "key %q comes twice in %s", key.Value, what)
		default:
			f(key, value)
		}
		seen[key.Value] = true
	}
}

func (p *parser) top(n *yaml.Node) {
	c := p.config
	p.mapping(n, Name, map[string]field{
		"exclude": func(_, v *yaml.Node) { c.Exclude = p.globs(v, "exclude") },
		"kubernetes": func(_, v *yaml.Node) {
			p.mapping(v, "kubernetes", map[string]field{
				"version":         func(_, v *yaml.Node) { c.Kubernetes.Version = p.kubernetesVersion(v) },
				"schemaLocations": func(_, v *yaml.Node) { c.Kubernetes.SchemaLocations = p.strings(v, "schemaLocations") },
				"substitution":    func(_, v *yaml.Node) { c.Kubernetes.Substitution = p.substitution(v) },
				"repositoryURLs":  func(_, v *yaml.Node) { c.Kubernetes.RepositoryURLs = p.strings(v, "repositoryURLs") },
			})
		},
		"terraform": func(_, v *yaml.Node) {
			p.mapping(v, "terraform", map[string]field{
				"version": func(_, v *yaml.Node) { c.Terraform.Version = p.terraformVersion(v) },
				"tool":    func(_, v *yaml.Node) { c.Terraform.Tool = p.tool(v) },
			})
		},
		"actions": func(_, v *yaml.Node) {
			p.mapping(v, "actions", map[string]field{
				"shellcheck": func(_, v *yaml.Node) { c.Actions.NoShellcheck = p.isOff(v, "actions.shellcheck") },
			})
		},
		"presets": func(_, v *yaml.Node) {
			for i, name := range p.strings(v, "presets") {
				if err := c.UsePreset(name, p.known); err != nil && !p.known.AnyRule {
					p.errorf(v.Content[i], "%v", err)
				}
			}
		},
		"policies":         func(_, v *yaml.Node) { p.policies(v) },
		"policyData":       func(_, v *yaml.Node) { c.Policies.Data = p.strings(v, "policyData") },
		"policyNamespaces": func(_, v *yaml.Node) { c.Policies.Namespaces = p.strings(v, "policyNamespaces") },
		"parameters":       func(_, v *yaml.Node) { c.Policies.Parameters = p.parameters(v) },

		"rules":     func(_, v *yaml.Node) { c.Rules = p.levels(v) },
		"overrides": func(_, v *yaml.Node) { p.overrides(v) },
	})
}

func (p *parser) overrides(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		p.errorf(n, "overrides must be a list")
		return
	}
	for _, item := range n.Content {
		var o Override
		p.mapping(item, "an override", map[string]field{
			"paths": func(_, v *yaml.Node) { o.Paths = p.globs(v, "paths") },
			"rules": func(_, v *yaml.Node) { o.Rules = p.levels(v) },
		})
		if len(o.Paths) == 0 {
			p.errorf(item, "an override needs paths")
		}
		p.config.Overrides = append(p.config.Overrides, o)
	}
}

// policies reads a list of paths and of sets with files of their own.
func (p *parser) policies(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		p.errorf(n, "policies must be a list of paths and of mappings with path and files")
		return
	}
	for _, item := range n.Content {
		item = yamlfile.Resolve(item)
		if item.Kind == yaml.ScalarNode {
			p.config.Policies.Paths = append(p.config.Policies.Paths, item.Value)
			continue
		}
		var s PolicySet
		p.mapping(item, "policies", map[string]field{
			"path": func(_, v *yaml.Node) {
				if v.Kind == yaml.ScalarNode {
					s.Paths = []string{v.Value}
				} else {
					s.Paths = p.strings(v, "path")
				}
			},
			"files":      func(_, v *yaml.Node) { s.Files = p.globs(v, "files") },
			"combine":    func(_, v *yaml.Node) { s.Combine = p.boolean(v, "combine") },
			"data":       func(_, v *yaml.Node) { s.Data = p.strings(v, "data") },
			"namespaces": func(_, v *yaml.Node) { s.Namespaces = p.strings(v, "namespaces") },
		})
		if len(s.Paths) == 0 || len(s.Files) == 0 {
			p.errorf(item, "such an entry of policies needs path and files: what the policies are for, as one would name it to conftest")
		}
		p.config.Policies.Sets = append(p.config.Policies.Sets, s)
	}
}

func (p *parser) boolean(n *yaml.Node, what string) bool {
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
		p.errorf(n, "%s is %q, want true or false", what, n.Value)
	}
	return n.Value == "true"
}

// parameters returns what policies see as data.config.
func (p *parser) parameters(n *yaml.Node) map[string]any {
	value, err := yamlfile.NodeValue(n, yamlfile.YAML12)
	if err != nil {
		p.errorf(n, "parameters: %v", err)
		return nil
	}
	m, ok := value.(map[string]any)
	if !ok {
		p.errorf(n, "parameters must be a mapping from rule ids")
		return nil
	}
	if p.known.AnyRule {
		return m
	}
	// Policies without METADATA may read whatever they like: only what is nearly
	// the id of a rule of the same domain is surely meant to be it.
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		domain, _, _ := strings.Cut(key.Value, "-")
		ids := slices.DeleteFunc(slices.Clone(p.known.RuleIDs), func(id string) bool { return !strings.HasPrefix(id, domain+"-") })
		if hint := suggest.DidYouMean(key.Value, ids); hint != "" && !slices.Contains(ids, key.Value) {
			p.errorf(key, "unknown rule %q in parameters%s", key.Value, hint)
		}
	}
	return m
}

func (p *parser) levels(n *yaml.Node) Levels {
	levels := make(Levels)
	if p.known.AnyRule {
		return levels
	}
	fields := make(map[string]field, len(p.known.RuleIDs))
	for _, id := range p.known.RuleIDs {
		fields[id] = func(_, v *yaml.Node) {
			if v.Kind == yaml.ScalarNode && (v.Value == "off" || v.Value == "false") {
				levels[id] = Level{Off: true}
				return
			}
			severity, err := lint.ParseSeverity(v.Value)
			if err != nil {
				p.errorf(v, "level of %s is %q, want off, note, warning or error", id, v.Value)
				return
			}
			levels[id] = Level{Severity: severity}
		}
	}
	p.mapping(n, "rules", fields)
	return levels
}

func (p *parser) strings(n *yaml.Node, what string) []string {
	if n.Kind != yaml.SequenceNode {
		p.errorf(n, "%s must be a list of strings", what)
		return nil
	}
	var items []string
	for _, item := range n.Content {
		item = yamlfile.Resolve(item)
		if item.Kind != yaml.ScalarNode {
			p.errorf(item, "%s must be a list of strings", what)
			continue
		}
		items = append(items, item.Value)
	}
	return items
}

func (p *parser) globs(n *yaml.Node, what string) []string {
	globs := p.strings(n, what)
	for i, g := range globs {
		if !doublestar.ValidatePattern(g) {
			p.errorf(yamlfile.Resolve(n.Content[i]), "%q is not a valid glob", g)
		}
	}
	return globs
}

func (p *parser) kubernetesVersion(n *yaml.Node) string {
	v := strings.TrimPrefix(n.Value, "v")
	if parts := strings.Split(v, "."); len(parts) == 3 { // the patch release makes no difference
		v = parts[0] + "." + parts[1]
	}
	if n.Kind != yaml.ScalarNode || !slices.Contains(p.known.KubernetesVersions, v) {
		p.errorf(n, "kubernetes.version %q is none of %s", n.Value, strings.Join(p.known.KubernetesVersions, ", "))
	}
	return v
}

func (p *parser) substitution(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Value != "flux" && n.Value != "none" {
		p.errorf(n, "kubernetes.substitution %q is neither flux nor none", n.Value)
	}
	return n.Value
}

// isOff reports whether a switch is off; the other way is auto.
func (p *parser) isOff(n *yaml.Node, what string) bool {
	if n.Kind != yaml.ScalarNode || n.Value != "off" && n.Value != "false" && n.Value != "auto" {
		p.errorf(n, "%s is %q, want auto or off", what, n.Value)
	}
	return n.Value == "off" || n.Value == "false"
}

func (p *parser) terraformVersion(n *yaml.Node) string {
	major, rest, ok := strings.Cut(strings.TrimPrefix(n.Value, "v"), ".")
	if n.Kind != yaml.ScalarNode || !ok || major != "1" || strings.Trim(rest, "0123456789.") != "" {
		p.errorf(n, "terraform.version %q is no version such as 1.9", n.Value)
	}
	return strings.TrimPrefix(n.Value, "v")
}

func (p *parser) tool(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Value != "terraform" && n.Value != "opentofu" {
		p.errorf(n, "terraform.tool %q is neither terraform nor opentofu", n.Value)
	}
	return n.Value
}
