package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// What an action.yml may hold is what the runner's own schema says,
// https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json,
// and, for what the runner does not read, GitHub's documentation,
// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax.

// An entry is a key of a mapping with its value, aliases followed.
type entry struct {
	key   *yaml.Node
	value *yaml.Node
}

func (e entry) name() string { return e.key.Value }

func (a *Action) span(n *yaml.Node) source.Span { return yamlfile.Span(a.file, n) }

// errorf reports what makes the runner refuse the action.
func (a *Action) errorf(at source.Span, format string, args ...any) {
	a.out.Report(lint.Finding{Rule: ruleActionSchema, Span: at, Message: fmt.Sprintf(format, args...)})
}

// warnf reports what the runner takes no notice of.
func (a *Action) warnf(at source.Span, format string, args ...any) {
	a.out.Report(lint.Finding{Rule: ruleActionMetadata, Span: at, Message: fmt.Sprintf(format, args...)})
}

// mapping returns the entries of n. Something else than a mapping, and a key
// that stands twice, are reported; what says what n is.
func (a *Action) mapping(what string, n *yaml.Node) []entry {
	if n.Kind != yaml.MappingNode {
		a.errorf(a.span(n), "%s is %s, not a mapping", what, describe(n))
		return nil
	}
	var list []entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		e := entry{n.Content[i], yamlfile.Resolve(n.Content[i+1])}
		if slices.ContainsFunc(list, func(old entry) bool { return strings.EqualFold(old.name(), e.name()) }) {
			a.errorf(a.span(e.key), "key %q stands twice in %s", e.name(), what)
			continue
		}
		list = append(list, e)
	}
	return list
}

// entries returns the entries of the mapping n as they stand.
func entries(n *yaml.Node) []entry {
	var list []entry
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		list = append(list, entry{n.Content[i], yamlfile.Resolve(n.Content[i+1])})
	}
	return list
}

func describe(n *yaml.Node) string {
	switch {
	case isNull(n):
		return "empty"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	}
	return "plain text"
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

func find(list []entry, name string) *yaml.Node {
	for _, e := range list {
		if e.name() == name {
			return e.value
		}
	}
	return nil
}

func (a *Action) root(n *yaml.Node) {
	keys := []string{"name", "author", "description", "inputs", "outputs", "runs", "branding"}
	root := a.mapping("the action", n)
	if root == nil {
		return
	}
	for _, e := range root {
		if !slices.Contains(keys, e.name()) {
			a.warnf(a.span(e.key), "GitHub knows no key %q in an action%s", e.name(), suggest.DidYouMean(e.name(), keys))
		}
	}
	top := a.span(root[0].key)
	for _, key := range []string{"name", "description"} {
		switch v := find(root, key); {
		case v == nil || isNull(v):
			a.warnf(top, "action has no %s", key)
		case v.Kind != yaml.ScalarNode:
			a.errorf(a.span(v), "%s is %s, not text", key, describe(v))
		}
	}
	if v := find(root, "inputs"); v != nil && !isNull(v) {
		a.inputs = a.mapping("inputs", v)
		for _, e := range a.inputs {
			a.input(e)
		}
	}
	if v := find(root, "runs"); v != nil {
		a.runs(v)
	} else {
		a.errorf(top, "action has no runs, so there is nothing to run")
	}
	if v := find(root, "outputs"); v != nil && !isNull(v) {
		a.outputs = a.mapping("outputs", v)
		for _, e := range a.outputs {
			a.output(e)
		}
	}
	a.scalars("the action", root, []string{"author"})
	switch v := find(root, "branding"); {
	case v == nil || isNull(v):
	case v.Kind == yaml.MappingNode:
		a.branding(v)
	default:
		a.warnf(a.span(v), "branding is %s, not a mapping", describe(v))
	}
}

// name reports a name of an input or an output that GitHub does not document.
func (a *Action) name(what string, e entry) {
	if !identifier.MatchString(e.name()) {
		a.warnf(a.span(e.key), "name of %s %q is not a letter or _ with letters, digits, - and _ behind it", what, e.name())
	}
}

var identifier = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_-]*$`)

func (a *Action) input(e entry) {
	a.name("input", e)
	if isNull(e.value) {
		return
	}
	keys := []string{"description", "required", "default", "deprecationMessage"}
	for _, k := range a.mapping(fmt.Sprintf("input %q", e.name()), e.value) {
		switch {
		case !slices.Contains(keys, k.name()):
			a.warnf(a.span(k.key), "GitHub knows no key %q for an input of an action%s", k.name(), suggest.DidYouMean(k.name(), keys))
		case k.name() == "default" && k.value.Kind != yaml.ScalarNode:
			a.errorf(a.span(k.key), "default of input %q is %s, not text", e.name(), describe(k.value))
		case k.name() == "required" && k.value.ShortTag() != "!!bool" && !strings.EqualFold(k.value.Value, "true") && !strings.EqualFold(k.value.Value, "false"):
			a.warnf(a.span(k.value), "required of input %q is %q, want true or false", e.name(), k.value.Value)
		case k.name() == "deprecationMessage" && k.value.Value == "":
			a.warnf(a.span(k.key), "deprecationMessage of input %q is empty", e.name())
		}
	}
}

func (a *Action) output(e entry) {
	a.name("output", e)
	composite := a.Using != nil && a.Using.Value == "composite"
	if isNull(e.value) {
		if composite {
			a.errorf(a.span(e.key), "output %q has no value, so it is always empty", e.name())
		}
		return
	}
	keys := []string{"description", "value"}
	list := a.mapping(fmt.Sprintf("output %q", e.name()), e.value)
	for _, k := range list {
		switch {
		case !slices.Contains(keys, k.name()):
			a.errorf(a.span(k.key), "unknown key %q for an output%s", k.name(), suggest.DidYouMean(k.name(), keys))
		case k.value.Kind != yaml.ScalarNode:
			a.errorf(a.span(k.key), "%s of output %q is %s, not text", k.name(), e.name(), describe(k.value))
		case k.name() == "value" && a.Using != nil && !composite:
			a.warnf(a.span(k.key), "value of output %q is ignored: only a composite action says here where an output comes from", e.name())
		}
	}
	if composite && list != nil && find(list, "value") == nil {
		a.errorf(a.span(e.key), "output %q has no value, so it is always empty", e.name())
	}
}

func (a *Action) branding(n *yaml.Node) {
	for _, e := range a.mapping("branding", n) {
		value := strings.ToLower(e.value.Value)
		switch e.name() {
		case "icon":
			if _, ok := actionlint.BrandingIcons[value]; !ok {
				a.warnf(a.span(e.value), "GitHub has no icon %q%s", e.value.Value, suggest.DidYouMean(value, sortedKeys(actionlint.BrandingIcons)))
			}
		case "color":
			if _, ok := actionlint.BrandingColors[value]; !ok {
				a.warnf(a.span(e.value), "GitHub has no color %q for an action, only %s", e.value.Value, quoted(sortedKeys(actionlint.BrandingColors)))
			}
		default:
			a.warnf(a.span(e.key), "GitHub knows no key %q for branding%s", e.name(), suggest.DidYouMean(e.name(), []string{"icon", "color"}))
		}
	}
}

func sortedKeys(set map[string]struct{}) []string {
	list := make([]string, 0, len(set))
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}
