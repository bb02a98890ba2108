package kubernetes

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

var (
	yamlLine      = lazyregexp.New(`^(?:invalid Kustomization: )(?:error converting YAML to JSON: )?yaml: (?:unmarshal errors:\s*)?line (\d+): `)
	unknownField  = lazyregexp.New(`invalid Kustomization: json: unknown field "([^"]+)"`)
	wrongType     = lazyregexp.New(`invalid Kustomization: json: cannot unmarshal \w+ into Go struct field \w+\.([\w.]+) of type`)
	wrongTypeMeta = lazyregexp.New(`(apiVersion for|kind should be)`)
)

// placeInKustomization points into a kustomization file that kustomize could
// not read.
func (e *failedEntry) placeInKustomization(f *failure) bool {
	k := e.k
	if k.err != nil && strings.HasPrefix(e.text, "invalid Kustomization") {
		f.span = k.err.Span
		e.text = "invalid Kustomization: yaml: " + k.err.Message
		f.template = isTemplate(k.file)
		return true
	}
	if m := yamlLine.FindStringSubmatch(e.text); m != nil {
		line, _ := strconv.Atoi(m[1])
		f.span = k.file.LineSpan(line)
		return true
	}
	if k.doc == nil {
		return false
	}
	if m := unknownField.FindStringSubmatch(e.text); m != nil {
		if key := findKey(k.doc.Root, m[1], 0); key != nil {
			f.span = k.nodeSpan(key)
			return true
		}
	}
	if m := wrongType.FindStringSubmatch(e.text); m != nil {
		n, key := k.doc.Root, (*yaml.Node)(nil)
		for _, name := range strings.Split(m[1], ".") {
			if n = yamlfile.Resolve(n); n != nil && n.Kind == yaml.SequenceNode && len(n.Content) > 0 {
				n = n.Content[0] // which item it is, the text does not say
			}
			next, v := field(n, name)
			if next == nil {
				break
			}
			key, n = next, v
		}
		if key != nil {
			f.span = k.nodeSpan(key)
			return true
		}
	}
	if strings.HasPrefix(e.text, "Failed to read kustomization file under") {
		if m := wrongTypeMeta.FindStringSubmatch(e.text); m != nil {
			_, e.text, _ = strings.Cut(e.text, ":\n")
			name := "kind"
			if m[1] == "apiVersion for" {
				name = "apiVersion"
			}
			if _, v := field(k.doc.Root, name); v != nil {
				f.span = k.nodeSpan(v)
				return true
			}
		}
	}
	if strings.HasPrefix(e.text, "Found multiple kustomization files") {
		for _, other := range k.extra {
			if file, err := e.run.repo.read(other); err == nil {
				f.related = append(f.related, lint.Related{Span: file.LineSpan(1), Message: "another kustomization file"})
			}
		}
		f.span = k.span()
		return true
	}
	return false
}

// findKey returns the first key of that name, the outermost first.
func findKey(n *yaml.Node, name string, depth int) *yaml.Node {
	if n == nil || depth > 100 {
		return nil
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == name {
				return n.Content[i]
			}
		}
	}
	for _, c := range n.Content {
		if key := findKey(c, name, depth+1); key != nil {
			return key
		}
	}
	return nil
}

// configured returns the entry from which kustomize made the configuration of
// one of its own plugins.
func (e *failedEntry) configured(plugin, config string) *yaml.Node {
	docs, err := yamlfile.Parse(source.NewFile("", []byte(config)))
	if err != nil || len(docs) == 0 || e.k.doc == nil {
		return nil
	}
	fields := map[string][]string{
		"PatchTransformer":               {"patches"},
		"PatchJson6902Transformer":       {"patchesJson6902"},
		"PatchStrategicMergeTransformer": {"patchesStrategicMerge"},
		"ConfigMapGenerator":             {"configMapGenerator"},
		"SecretGenerator":                {"secretGenerator"},
		"HelmChartInflationGenerator":    {"helmCharts", "helmChartInflationGenerator"},
		"ImageTagTransformer":            {"images", "imageTags"},
		"ReplicaCountTransformer":        {"replicas"},
		"ReplacementTransformer":         {"replacements"},
		"LabelTransformer":               {"labels", "commonLabels"},
		"AnnotationsTransformer":         {"commonAnnotations"},
		"NamespaceTransformer":           {"namespace"},
		"PrefixTransformer":              {"namePrefix"},
		"SuffixTransformer":              {"nameSuffix"},
	}[plugin]
	for _, list := range fields {
		entries := items(e.k.doc.Root, list)
		for _, entry := range entries {
			if isConfiguredBy(docs[0].Root, entry) {
				if entry.Kind == yaml.MappingNode && len(entry.Content) > 0 {
					return entry.Content[0]
				}
				return entry
			}
		}
	}
	for _, list := range fields {
		if key, _ := field(e.k.doc.Root, list); key != nil {
			return key
		}
	}
	return nil
}

// isConfiguredBy reports whether what identifies an entry is in the configuration.
func isConfiguredBy(config, entry *yaml.Node) bool {
	found := false
	for _, name := range []string{"path", "patch", "name", "target"} {
		_, want := field(entry, name)
		_, got := field(config, name)
		switch want, got = yamlfile.Resolve(want), yamlfile.Resolve(got); {
		case want == nil && got == nil:
		case want == nil || got == nil:
			return false
		case want.Kind == yaml.ScalarNode && strings.TrimSpace(want.Value) != strings.TrimSpace(got.Value):
			return false
		default:
			found = true
		}
	}
	return found
}

// A clue is a form of error whose text names something in the kustomization.
type clue struct {
	text *lazyregexp.Regexp
	// place returns the node to point at, given what the expression matched.
	place func(e *failedEntry, root *yaml.Node, m []string) *yaml.Node
}

// clues are tried in order.
var clues = []clue{
	{lazyregexp.New(`invalid literal source (.*), expected key=value`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		return findValue(root, m[1])
	}},
	{lazyregexp.New(`ResId\{.*Kind:"(ConfigMap|Secret)".*Name:"([^"]*)"`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		list := map[string]string{"ConfigMap": "configMapGenerator", "Secret": "secretGenerator"}[m[1]]
		return entryNamed(root, list, m[2])
	}},
	{lazyregexp.New(`a (configmap|secret) must have a name`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		list := map[string]string{"configmap": "configMapGenerator", "secret": "secretGenerator"}[m[1]]
		return entryNamed(root, list, "")
	}},
	{lazyregexp.New(`no resource matches strategic merge patch|failed to find unique target for patch`), (*failedEntry).patchOf},
	{lazyregexp.New(`\[path: ("(?:[^"\\]|\\.)*")\]`), func(e *failedEntry, _ *yaml.Node, m []string) *yaml.Node {
		if p, err := strconv.Unquote(m[1]); err == nil {
			if r := e.k.ref(p); r != nil {
				return r.node
			}
		}
		return nil
	}},
	{lazyregexp.New(`\[patch: ("(?:[^"\\]|\\.)*")\]`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		if p, err := strconv.Unquote(m[1]); err == nil {
			return patchText(root, p)
		}
		return nil
	}},
	{lazyregexp.New(`resource with name (\S+) does not match a config`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		return entryNamed(root, "replicas", m[1])
	}},
	{lazyregexp.New(`unable to find field "([^"]*)" in replacement target`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		return findValue(root, m[1])
	}},
	{lazyregexp.New(`(?:nothing selected by|multiple matches for selector) (\S+)`), (*failedEntry).replacement},
	{lazyregexp.New(`fieldPath .(\S+?)[\x60'"] is missing for replacement source`), (*failedEntry).replacement},
	{lazyregexp.New(`var(?:iable)? '\{?(\w+)`), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		return entryNamed(root, "vars", m[1])
	}},
	{lazyregexp.New(`'?(sortOptions)\.?`), topLevel},
	{lazyregexp.New(`OpenAPI version`), func(_ *failedEntry, root *yaml.Node, _ []string) *yaml.Node {
		_, v := find(root, []any{"openapi", "version"})
		return v
	}},
	{lazyregexp.New(`validator shouldn't modify`), func(_ *failedEntry, root *yaml.Node, _ []string) *yaml.Node {
		return topLevel(nil, root, []string{"", "validators"})
	}},
	{lazyregexp.New("error parsing regexp: .*`\\^?(?:\\(\\?:)?(.*?)\\)?\\$?`"), func(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
		return findValue(root, m[1])
	}},
	{lazyregexp.New(`error (?:converting YAML to JSON|unmarshaling JSON)`), (*failedEntry).configuration},
}

// placeByWords points at what the words of the text name.
func (e *failedEntry) placeByWords(f *failure) bool {
	if e.k.doc == nil {
		return false
	}
	for _, c := range clues {
		m := c.text.FindStringSubmatch(e.text)
		if m == nil {
			continue
		}
		if n := c.place(e, e.k.doc.Root, m); n != nil {
			f.span = e.k.nodeSpan(n)
			return true
		}
	}
	return false
}

func topLevel(_ *failedEntry, root *yaml.Node, m []string) *yaml.Node {
	key, _ := field(root, m[1])
	return key
}

// findValue returns the first scalar with a value.
func findValue(n *yaml.Node, value string) *yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode && n.Value == value {
		return n
	}
	for _, c := range n.Content {
		if v := findValue(c, value); v != nil {
			return v
		}
	}
	return nil
}

// entryNamed returns the name of the last entry of a list that has it, or the
// first key of the first entry without one for the name "".
func entryNamed(root *yaml.Node, list, name string) *yaml.Node {
	var found *yaml.Node
	for _, entry := range items(root, list) {
		_, v := field(entry, "name")
		switch {
		case v == nil && name == "" && len(entry.Content) > 0:
			return entry.Content[0]
		case v != nil && v.Value == name:
			found = v
		}
	}
	return found
}
