package helm

import (
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"net/url"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// What Chart.yaml holds is described in https://helm.sh/docs/topics/charts/#the-chartyaml-file.
var (
	chartKeys = []string{
		"annotations", "apiVersion", "appVersion", "condition", "dependencies", "deprecated", "description", "engine", "home", "icon",
		"keywords", "kubeVersion", "maintainers", "name", "sources", "tags", "tillerVersion", "type", "version",
	}
	dependencyKeys = []string{"alias", "condition", "enabled", "import-values", "name", "repository", "tags", "version"}
	maintainerKeys = []string{"email", "name", "url"}
)

// version is what Helm takes for a version: numbers may be left out, and a v may
// stand in front.
var version = lazyregexp.New(`^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$`)

// alias is what Helm takes for the alias of a dependency.
var alias = lazyregexp.New(`^[a-zA-Z0-9_-]+$`)

// placeholder is something that a tool fills in before the chart is used.
var placeholder = lazyregexp.New(`[{}<>$%@]|__|(?i:placeholder|replace)`)

func (c *Chart) report(rule *lint.Rule, at source.Span, format string, args ...any) {
	c.out.Report(lint.Finding{Rule: rule, Span: at, Message: fmt.Sprintf(format, args...)})
}

func (c *Chart) span(n *yaml.Node) source.Span { return yamlfile.Span(c.chart.File, n) }

// check reports what is wrong in Chart.yaml.
func (c *Chart) check() {
	root := yamlfile.Resolve(c.chart.Root)
	if root.Kind != yaml.MappingNode {
		c.report(ruleChart, c.span(root), "Chart.yaml is no mapping")
		return
	}
	c.keys(root, "Chart.yaml", chartKeys)
	top := c.chart.Locate(nil)
	apiVersion := c.text(root, "apiVersion")
	switch {
	case apiVersion == nil:
		c.report(ruleChart, top, "chart has no apiVersion, want v1 or v2")
	case apiVersion.Value != "v1" && apiVersion.Value != "v2":
		c.report(ruleChart, c.span(apiVersion), "apiVersion is %q, want v1 or v2", apiVersion.Value)
	}
	if n := c.text(root, "name"); n == nil || n.Value == "" {
		c.report(ruleChart, top, "chart has no name")
	} else if path.Base(n.Value) != n.Value || n.Value == ".." || n.Value == "." {
		c.report(ruleChart, c.span(n), "name %q of the chart is a path", n.Value)
	}
	c.version(root, top)
	old := apiVersion != nil && apiVersion.Value == "v1"
	if n := c.text(root, "type"); n != nil {
		switch {
		case n.Value != "application" && n.Value != "library" && n.Value != "":
			c.report(ruleChart, c.span(n), "type is %q, want application or library%s", n.Value, suggest.DidYouMean(n.Value, []string{"application", "library"}))
		case old:
			c.report(ruleChart, c.span(n), "type is for charts with apiVersion v2")
		}
	}
	c.maintainers(root)
	c.urls(root)
	if k, v := yamlfile.Lookup(root, "dependencies"); k != nil && !isNull(v) {
		if old {
			c.report(ruleChart, c.span(k), "dependencies are for charts with apiVersion v2; those of v1 stand in requirements.yaml")
			return
		}
		c.dependencies(yamlfile.Resolve(v), k)
	}
}

func (c *Chart) version(root *yaml.Node, top source.Span) {
	k, v := yamlfile.Lookup(root, "version")
	v = yamlfile.Resolve(v)
	switch {
	case k == nil || isNull(v):
		c.report(ruleChart, top, "chart has no version")
	case !isText(v):
		c.report(ruleChart, c.chart.Locate([]any{"version"}), "version of the chart is no text; write it in quotes")
	case !version.MatchString(v.Value) && !placeholder.MatchString(v.Value):
		c.report(ruleChart, c.span(v), "version %q of the chart is no semantic version", v.Value)
	}
	if _, v := yamlfile.Lookup(root, "appVersion"); v != nil {
		v = yamlfile.Resolve(v)
		if !isNull(v) && !isText(v) {
			c.report(ruleChart, c.chart.Locate([]any{"appVersion"}), "appVersion is no text; write it in quotes")
		}
	}
}

func isNull(n *yaml.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

// isText reports whether a value is not a number, a boolean or more than one word.
func isText(n *yaml.Node) bool {
	switch n.ShortTag() {
	case "!!int", "!!float", "!!bool":
		return false
	}
	return n.Kind == yaml.ScalarNode
}

// text returns the scalar at a key; nil where there is none. What is something
// else is reported.
func (c *Chart) text(n *yaml.Node, key string) *yaml.Node {
	k, v := yamlfile.Lookup(n, key)
	v = yamlfile.Resolve(v)
	if k == nil || isNull(v) {
		return nil
	}
	if v.Kind != yaml.ScalarNode {
		c.report(ruleChart, c.span(k), "%s is no text", key)
		return nil
	}
	return v
}

// keys reports keys of a mapping that Helm does not know.
func (c *Chart) keys(n *yaml.Node, what string, known []string) {
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if k.ShortTag() == "!!merge" {
			continue
		}
		if seen[k.Value] {
			c.report(ruleMetadata, c.span(k), "key %q stands in %s before", k.Value, what)
		}
		seen[k.Value] = true
		if !slices.Contains(known, k.Value) {
			c.report(ruleMetadata, c.span(k), "Helm knows no key %q in %s%s", k.Value, what, suggest.DidYouMean(k.Value, known))
		}
	}
}

func (c *Chart) maintainers(root *yaml.Node) {
	for _, m := range c.list(root, "maintainers") {
		if m.Kind != yaml.MappingNode || len(m.Content) == 0 {
			c.report(ruleChart, c.span(m), "maintainer is no mapping with a name")
			continue
		}
		c.keys(m, "a maintainer", maintainerKeys)
		if n := c.text(m, "name"); n == nil || n.Value == "" {
			c.report(ruleChart, c.span(m.Content[0]), "maintainer has no name")
		}
		if n := c.text(m, "email"); n != nil && n.Value != "" {
			if _, err := mail.ParseAddress(n.Value); err != nil && !placeholder.MatchString(strings.ReplaceAll(n.Value, "@", "")) {
				c.report(ruleMetadata, c.span(n), "email %q is no address", n.Value)
			}
		}
		if n := c.text(m, "url"); n != nil && !isURL(n.Value) {
			c.report(ruleMetadata, c.span(n), "url %q is no address", n.Value)
		}
	}
}

func (c *Chart) urls(root *yaml.Node) {
	if n := c.text(root, "icon"); n != nil && !isURL(n.Value) && !strings.HasPrefix(n.Value, "data:") {
		c.report(ruleMetadata, c.span(n), "icon %q is no address", n.Value)
	}
	for _, n := range c.list(root, "sources") {
		if n.Kind == yaml.ScalarNode && !isURL(n.Value) {
			c.report(ruleMetadata, c.span(n), "source %q is no address", n.Value)
		}
	}
}

// isURL reports whether s is empty or an address that one can ask for, as Helm
// has it.
func isURL(s string) bool {
	if s == "" || placeholder.MatchString(s) {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && u.IsAbs() && (u.Host != "" || u.Opaque != "" || u.Scheme == "file")
}

// list returns the items of the list at a key.
func (c *Chart) list(n *yaml.Node, key string) []*yaml.Node {
	k, v := yamlfile.Lookup(n, key)
	v = yamlfile.Resolve(v)
	if k == nil || isNull(v) {
		return nil
	}
	if v.Kind != yaml.SequenceNode {
		c.report(ruleChart, c.span(k), "%s is no list", key)
		return nil
	}
	var items []*yaml.Node
	for _, item := range v.Content {
		items = append(items, yamlfile.Resolve(item))
	}
	return items
}

func (c *Chart) dependencies(list, key *yaml.Node) {
	if list.Kind != yaml.SequenceNode {
		c.report(ruleChart, c.span(key), "dependencies is no list")
		return
	}
	seen := make(map[string]bool)
	locked, hasLock := c.locked()
	for _, item := range list.Content {
		d := yamlfile.Resolve(item)
		if d.Kind != yaml.MappingNode || len(d.Content) == 0 {
			c.report(ruleChart, c.span(d), "dependency is no mapping with a name")
			continue
		}
		c.keys(d, "a dependency", dependencyKeys)
		name := c.text(d, "name")
		if name == nil || name.Value == "" {
			c.report(ruleChart, c.span(d.Content[0]), "dependency has no name")
			continue
		}
		c.text(d, "condition")
		for range c.list(d, "tags") { // reports what is no list
			break
		}
		known := name
		if a := c.text(d, "alias"); a != nil && a.Value != "" {
			if !alias.MatchString(a.Value) && !placeholder.MatchString(a.Value) {
				c.report(ruleChart, c.span(a), "alias %q has other characters than letters, digits, _ and -", a.Value)
			}
			known = a
		}
		if seen[known.Value] {
			c.report(ruleChart, c.span(known), "two dependencies are called %q; give one an alias", known.Value)
		}
		seen[known.Value] = true
		c.dependency(d, name)
		if v, ok := locked[name.Value]; hasLock && !ok {
			c.report(ruleLockStale, c.span(name), "dependency %q is not in Chart.lock", name.Value)
		} else if n := c.text(d, "version"); hasLock && n != nil && exact.MatchString(n.Value) && v != "" && trimV(n.Value) != trimV(v) {
			c.report(ruleLockStale, c.span(n), "dependency %q has version %s here and %s in Chart.lock", name.Value, n.Value, v)
		}
	}
}

// exact is a version that stands for itself.
var exact = lazyregexp.New(`^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$`)

func trimV(v string) string { return strings.TrimPrefix(v, "v") }

// locked returns the versions that Chart.lock has by name; of a name with two,
// the empty version.
func (c *Chart) locked() (versions map[string]string, ok bool) {
	if c.lock == nil {
		return nil, false
	}
	_, list := yamlfile.Lookup(c.lock.Root, "dependencies")
	list = yamlfile.Resolve(list)
	versions = make(map[string]string)
	if list == nil || list.Kind != yaml.SequenceNode {
		return versions, true
	}
	for _, item := range list.Content {
		_, name := yamlfile.Lookup(item, "name")
		_, v := yamlfile.Lookup(item, "version")
		if name == nil || v == nil {
			continue
		}
		name, v = yamlfile.Resolve(name), yamlfile.Resolve(v)
		if old, twice := versions[name.Value]; twice && old != v.Value {
			versions[name.Value] = ""
			continue
		}
		versions[name.Value] = v.Value
	}
	return versions, true
}

// dependency reports a chart of this repository that is not there.
func (c *Chart) dependency(d, name *yaml.Node) {
	repository := c.text(d, "repository")
	if repository == nil || repository.Value == "" {
		if !c.vendored(name.Value) {
			c.report(ruleDependencyMissing, c.span(name), "dependency %q has no repository and is not in charts/", name.Value)
		}
		return
	}
	local, ok := strings.CutPrefix(repository.Value, "file://")
	if !ok || strings.HasPrefix(local, "/") || placeholder.MatchString(local) {
		return
	}
	dir := path.Join(c.dir, local)
	if !fs.ValidPath(dir) {
		return // outside of what can be seen
	}
	if _, err := fs.Stat(c.tree.FS(), path.Join(dir, "Chart.yaml")); errors.Is(err, fs.ErrNotExist) {
		c.report(ruleDependencyMissing, c.span(repository), "there is no chart in %s", dir)
	}
}

// vendored reports whether the folder charts has a chart of a name, unpacked or
// as an archive.
func (c *Chart) vendored(name string) bool {
	entries, err := fs.ReadDir(c.tree.FS(), path.Join(c.dir, "charts"))
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		if e.IsDir() { // the folder may have any name
			return true
		}
		return strings.HasPrefix(e.Name(), name+"-") && strings.HasSuffix(e.Name(), ".tgz")
	})
}
