package kubernetes

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A reduction is a kustomization without what cannot be had here: what is
// remote, Helm charts, and what programs of others generate or change. The
// rest of it is built and checked nonetheless. The files of the repository
// stand as they are, but for the lines of those entries, which are comments: every
// place is the same.
type reduction struct {
	run     *runState // for the build alone
	root    *kustomization
	closure *closure
	without string // what is left out, for the reader
	isOpen  bool   // what is left out may change the rest
}

// coveredBy returns what is built in full through one of the roots.
func (r *runState) coveredBy(roots []*kustomization) map[*kustomization]bool {
	isBroken := func(k *kustomization) bool {
		return k.helm != nil || k.err != nil || slices.ContainsFunc(k.refs, func(ref ref) bool { return ref.remote() || r.isMissing(&ref) })
	}
	covered := make(map[*kustomization]bool)
	for _, root := range roots {
		if c := r.graph.closure(root); !slices.ContainsFunc(c.kustomizations, isBroken) {
			for _, k := range c.kustomizations {
				covered[k] = true
			}
		}
	}
	return covered
}

// A reducer makes a reduction.
type reducer struct {
	run     *runState
	bare    bool                    // patches and the like go too, which may be for what is left out
	cut     map[string]*source.File // the kustomization files that lose entries
	hollow  map[*kustomization]bool // nothing is left of it; false while it is worked on
	isOpen  bool
	failed  bool
	remote  []string
	plugins []string
	helm    bool
}

// reduce returns nil if nothing is to be left out, if nothing would be left, or
// if the kustomization is not written in a way that lets entries be taken out.
// With bare, what changes objects is left out as well.
func (r *runState) reduce(root *kustomization, bare bool) *reduction {
	m := &reducer{run: r, bare: bare, isOpen: bare, cut: make(map[string]*source.File), hollow: make(map[*kustomization]bool)}
	if m.visit(root) || m.failed || len(m.cut) == 0 {
		return nil
	}
	g := &graph{repo: &repo{tree: r.repo.tree, instead: m.cut}, byDir: maps.Clone(r.graph.byDir), places: r.graph.places, known: r.graph.known}
	for p := range m.cut {
		delete(g.byDir, path.Dir(p))
	}
	k := g.at(root.dir)
	if k == nil {
		return nil
	}
	build := &runState{repo: g.repo, graph: g, schemas: r.schemas, gitOps: r.gitOps, opts: r.opts}
	return &reduction{run: build, root: k, closure: g.closure(k), without: m.describe(), isOpen: m.isOpen}
}

// describe says what is left out.
func (m *reducer) describe() string {
	var parts []string
	if len(m.remote) > 0 {
		parts = append(parts, m.remote[0])
	}
	if n := len(m.remote); n > 1 {
		parts = append(parts, fmt.Sprintf("%d more that are remote", n-1))
	} else if n == 1 {
		parts[0] += ", which is remote"
	}
	if m.helm {
		parts = append(parts, "its Helm charts")
	}
	if len(m.plugins) > 0 {
		parts = append(parts, "the plugin "+m.plugins[0])
	}
	if m.bare {
		parts = append(parts, "without patches")
	}
	return strings.Join(parts, ", and ")
}

// visit works out what k and those that it is built from lose, and reports
// whether nothing is left of k.
func (m *reducer) visit(k *kustomization) (hollow bool) {
	if hollow, ok := m.hollow[k]; ok {
		return hollow
	}
	m.hollow[k] = false
	if k.doc == nil || k.err != nil {
		return false
	}
	root := yamlfile.Resolve(k.doc.Root)
	c := &cutter{file: k.file}
	left := 0 // remote references that stay
	for i := range k.refs {
		if k.refs[i].remote() {
			left++
		}
	}
	for _, name := range []string{"resources", "bases", "components", "generators", "transformers", "validators"} {
		_, list := field(root, name)
		if list == nil || list.Kind != yaml.SequenceNode {
			continue
		}
		for i := range list.Content {
			entry := yamlfile.Resolve(list.Content[i])
			if !isText(entry) || !m.leavesOut(k, name, entry) {
				continue
			}
			if r := k.ref(entry.Value); r != nil && r.remote() {
				left--
			}
			c.cutItem(list, i)
		}
	}
	for _, name := range []string{"helmCharts", "helmChartInflationGenerator"} {
		if key, _ := field(root, name); key != nil && k.helm != nil {
			m.helm = true
			c.cutField(root, key)
		}
	}
	for _, name := range changingFields {
		if key, _ := field(root, name); key != nil && m.bare {
			c.cutField(root, key)
		}
	}
	if c.failed || left > 0 {
		m.failed = true
		return false
	}
	if c.lines == nil && c.spans == nil {
		return false
	}
	content := c.text()
	var rest types.Kustomization
	if err := rest.Unmarshal(content); err != nil {
		m.failed = true
		return false
	}
	rest.FixKustomization()
	if rest.CheckEmpty() != nil {
		m.hollow[k] = true
		return true
	}
	m.cut[k.file.Path] = source.NewFile(k.file.Path, content)
	return false
}

// changingFields are those that fail where there is nothing for them to change.
var changingFields = []string{
	"patches", "patchesJson6902", "patchesStrategicMerge", "replacements", "replicas", "vars", "configMapGenerator", "secretGenerator",
}

// leavesOut reports whether the entry of a list of k is left out, and notes
// what that is.
func (m *reducer) leavesOut(k *kustomization, list string, entry *yaml.Node) bool {
	changes := list == "components" || list == "transformers"
	isPlugin := list == "generators" || list == "transformers" || list == "validators"
	r := k.ref(entry.Value)
	switch {
	case r == nil || strings.ContainsAny(entry.Value, "\n{"):
		if !isPlugin || !m.isForeign(source.NewFile("", []byte(entry.Value))) {
			return false
		}
	case r.remote():
		if !slices.Contains(m.remote, r.value) {
			m.remote = append(m.remote, r.value)
		}
	case isPlugin:
		if !m.isForeignPlugin(r) {
			return false
		}
	default:
		if kid := m.run.graph.child(r); kid == nil || !m.visit(kid) {
			return false
		}
	}
	m.isOpen = m.isOpen || changes
	return true
}

// isForeignPlugin reports whether an entry leads to a plugin that is not
// kustomize's own.
func (m *reducer) isForeignPlugin(r *ref) bool {
	files := []string{r.target}
	if kid := m.run.graph.child(r); kid != nil {
		c := m.run.graph.closure(kid)
		for _, k := range c.kustomizations {
			for i := range k.refs {
				if k.refs[i].remote() {
					m.remote = append(m.remote, k.refs[i].value)
					return true
				}
			}
		}
		files = c.files
	}
	for _, name := range files {
		if f, err := m.run.repo.read(name); err == nil && m.isForeign(f) {
			return true
		}
	}
	return false
}

func (m *reducer) isForeign(f *source.File) bool {
	if checkAliases(f.Content) != nil {
		return false
	}
	docs, _ := yamlfile.Parse(f)
	for _, d := range docs {
		o := newObject(d.Root, yamlfile.YAML12)
		switch {
		case o == nil || o.apiVersion == "builtin" && o.kind != "HelmChartInflationGenerator":
			continue
		case o.apiVersion == "builtin":
			m.helm = true
		case !slices.Contains(m.plugins, o.kind):
			m.plugins = append(m.plugins, o.kind)
		}
		return true
	}
	return false
}

// A cutter makes comments of lines.
type cutter struct {
	file   *source.File
	lines  []int
	spans  [][2]int // of bytes that become blanks
	failed bool
}

// cutItem takes out an item of a list.
func (c *cutter) cutItem(list *yaml.Node, i int) {
	item := list.Content[i]
	if list.Style&yaml.FlowStyle != 0 && item.Kind == yaml.ScalarNode && item.Anchor == "" {
		c.cutFlow(list, i)
		return
	}
	start := item.Line
	for start > list.Line && !strings.HasPrefix(c.trimmed(start), "-") {
		start--
	}
	if list.Style&yaml.FlowStyle != 0 || item.Kind == yaml.AliasNode || item.Anchor != "" || !strings.HasPrefix(c.trimmed(start), "-") {
		c.failed = true
		return
	}
	c.cut(start, yamledit.EntryEnd(c.file, list, i))
}

// cutFlow takes out an item of a list in flow style, with one comma. Of what
// goes before, the comma may be gone already.
func (c *cutter) cutFlow(list *yaml.Node, i int) {
	span := yamlfile.Span(c.file, list.Content[i])
	start, end := span.Start, span.End
	skip := func(i, by int) int {
		for i >= 0 && i < len(c.file.Content) && strings.IndexByte(" \t\r\n", c.file.Content[i]) >= 0 {
			i += by
		}
		return i
	}
	if next := skip(end, 1); (i == 0 || i < len(list.Content)-1) && next < len(c.file.Content) && c.file.Content[next] == ',' {
		end = next + 1
	} else if previous := skip(start-1, -1); i > 0 && previous >= 0 && c.file.Content[previous] == ',' {
		start = previous
	}
	c.spans = append(c.spans, [2]int{start, end})
}

// cutField takes out a field of a mapping in block style.
func (c *cutter) cutField(root, key *yaml.Node) {
	i := slices.Index(root.Content, key)
	if i < 0 || root.Style&yaml.FlowStyle != 0 || hasAnchor(root.Content[i+1]) {
		c.failed = true
		return
	}
	c.cut(key.Line, yamledit.EntryEnd(c.file, root, i))
}

func hasAnchor(n *yaml.Node) bool {
	return n.Anchor != "" || slices.ContainsFunc(n.Content, hasAnchor)
}

func (c *cutter) trimmed(line int) string {
	return strings.TrimSpace(string(c.file.LineSpan(line).Text()))
}

func (c *cutter) cut(first, last int) {
	for line := first; line <= last; line++ {
		c.lines = append(c.lines, line)
	}
}

// text returns the file with the lines as comments of the same length. They
// begin where no block of text can reach.
func (c *cutter) text() []byte {
	text := slices.Clone(c.file.Content)
	for _, span := range c.spans {
		for i := span[0]; i < span[1]; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = ' '
			}
		}
	}
	for _, line := range c.lines {
		span := c.file.LineSpan(line)
		for i := span.Start; i < span.End; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = ' '
			}
		}
		if span.End > span.Start && text[span.Start] == ' ' {
			text[span.Start] = '#'
		}
	}
	return text
}
