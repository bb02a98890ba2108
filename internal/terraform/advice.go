package terraform

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// An Analyzer is a rule over the Terraform files of one directory. What a rule
// needs of them is computed once for all rules, when the first one asks.
type Analyzer = lint.Analyzer[*Module]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*Module]

// facts are what the rules share. A module is checked by one goroutine.
type facts struct {
	nodes    map[*File]*Nodes
	files    []*File
	blocks   []*Block
	hasBlock bool
	refs     *Refs

	templates    []*source.File
	hasTemplates bool
	searched     int // bytes
}

// IsModule reports whether the directory has configuration files, as opposed
// to variables or tests alone.
func (m *Module) IsModule() bool { return m.validator != nil }

// Selected returns the files to check that parse, in order of path.
func (m *Module) Selected() []*File {
	var files []*File
	for _, src := range m.files {
		if f, err := m.Repo.Parse(src.Path); err == nil && f.Valid() {
			files = append(files, f)
		}
	}
	return files
}

// SelectedNodes returns what is in the native files among Selected.
func (m *Module) SelectedNodes() []*Nodes {
	var all []*Nodes
	for _, f := range m.Selected() {
		if n := m.nodes(f); n != nil {
			all = append(all, n)
		}
	}
	return all
}

// nodes returns what is in f, or nil if it is no native file.
func (m *Module) nodes(f *File) *Nodes {
	if f.Body() == nil {
		return nil
	}
	n := m.facts.nodes[f]
	if n == nil {
		n = newNodes(f)
		if m.facts.nodes == nil {
			m.facts.nodes = make(map[*File]*Nodes)
		}
		m.facts.nodes[f] = n
	}
	return n
}

// All returns every file that belongs to the module, whether it was selected
// and parses or not: those of the directory and the tests in tests.
func (m *Module) All() []*File {
	if m.facts.files == nil {
		m.facts.files = m.Parsed()
		if m.IsModule() {
			for _, f := range m.Repo.Module(path.Join(m.Dir, "tests")) {
				if f.Kind == Test {
					m.facts.files = append(m.facts.files, f)
				}
			}
		}
	}
	return m.facts.files
}

// Complete reports whether all files that could refer to something parse. Of
// what is not used in the others nothing can be said if not.
func (m *Module) Complete() bool {
	return !slices.ContainsFunc(m.All(), func(f *File) bool { return !f.Valid() && f.Kind != Variables })
}

// Refs returns the names that the files of the module refer to.
func (m *Module) Refs() *Refs {
	if m.facts.refs == nil {
		m.facts.refs = &Refs{names: make(map[string]bool)}
		for _, f := range m.All() {
			if n := m.nodes(f); n != nil {
				m.facts.refs.addNative(n)
			} else if f.JSON {
				m.facts.refs.addJSON(f.Source.Content)
			}
		}
	}
	return m.facts.refs
}

// maxSearch bounds the bytes that are searched for one module.
const maxSearch = 256 << 20

// Mentions reports whether a file that is not read as Terraform code, but may
// become some, has name in it: main.tf.tmpl, terragrunt.hcl. So it does after
// an enormous search.
func (m *Module) Mentions(name string) bool {
	return slices.ContainsFunc(m.templates(), func(f *source.File) bool {
		return m.search(f) || mentions(f.Content, name)
	})
}

// Quotes reports whether a file of the module has text in quotes, as references
// in depends_on were up to Terraform 0.11. So it does after an enormous search.
func (m *Module) Quotes(text string) bool {
	return slices.ContainsFunc(m.All(), func(f *File) bool {
		return m.search(f.Source) || bytes.Contains(f.Source.Content, []byte(`"`+text+`"`))
	})
}

// search reports whether to give up before f is searched.
func (m *Module) search(f *source.File) bool {
	m.facts.searched += len(f.Content)
	return m.facts.searched > maxSearch
}

// templates returns the files that may become Terraform code.
func (m *Module) templates() []*source.File {
	if m.facts.hasTemplates {
		return m.facts.templates
	}
	m.facts.hasTemplates = true
	prefix := m.Dir + "/"
	if m.Dir == "." {
		prefix = ""
	}
	paths := m.Repo.tree.Paths()
	from, _ := slices.BinarySearch(paths, prefix)
	for _, p := range paths[from:] {
		base, ok := strings.CutPrefix(p, prefix)
		if !ok {
			break
		}
		kind, _ := Kind(base)
		if kind != NotTerraform || strings.Contains(base, "/") || !strings.Contains(base, ".tf") && !strings.HasSuffix(base, ".hcl") {
			continue
		}
		if f, err := m.Repo.tree.Read(p); err == nil {
			m.facts.templates = append(m.facts.templates, f)
		}
	}
	return m.facts.templates
}

// Config returns what the configuration files declare, overrides applied. Of
// files with errors it has what could be made out.
func (m *Module) Config() *config.Module { return m.Repo.Config(m.Dir) }

// Span returns the bytes of a range in a file of the repository. A range
// without a file is the start of the module.
func (m *Module) Span(rng hcl.Range) source.Span {
	if f, err := m.Repo.Parse(rng.Filename); err == nil && rng.Filename != "" {
		return f.Span(rng)
	}
	return m.File().LineSpan(1)
}

// A Block is an outermost block of a configuration file.
type Block struct {
	*hcl.Block
	File *File
}

var topLevel = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "terraform"},
	{Type: "provider", LabelNames: []string{"name"}},
	{Type: "variable", LabelNames: []string{"name"}},
	{Type: "locals"},
	{Type: "output", LabelNames: []string{"name"}},
	{Type: "module", LabelNames: []string{"name"}},
	{Type: "resource", LabelNames: []string{"type", "name"}},
	{Type: "data", LabelNames: []string{"type", "name"}},
	{Type: "ephemeral", LabelNames: []string{"type", "name"}},
	{Type: "check", LabelNames: []string{"name"}},
}}

// Blocks returns the outermost blocks of the configuration files that parse,
// native or JSON, in order of file and place.
func (m *Module) Blocks() []*Block {
	if m.facts.hasBlock {
		return m.facts.blocks
	}
	m.facts.hasBlock = true
	for _, f := range m.Parsed() {
		if f.Kind != Config || !f.Valid() {
			continue
		}
		content, _, _ := f.HCL.Body.PartialContent(topLevel)
		start := len(m.facts.blocks)
		for _, b := range content.Blocks {
			m.facts.blocks = append(m.facts.blocks, &Block{b, f})
		}
		slices.SortStableFunc(m.facts.blocks[start:], func(a, b *Block) int {
			return cmp.Compare(a.DefRange.Start.Byte, b.DefRange.Start.Byte)
		})
	}
	return m.facts.blocks
}

// BlocksOf returns those of Blocks that are of one type.
func (m *Module) BlocksOf(typ string) []*Block {
	var found []*Block
	for _, b := range m.Blocks() {
		if b.Type == typ {
			found = append(found, b)
		}
	}
	return found
}

// Name returns the last label; "" if there is none.
func (b *Block) Name() string {
	if len(b.Labels) == 0 {
		return ""
	}
	return b.Labels[len(b.Labels)-1]
}

// Span returns the bytes of the header of the block, without the brace.
func (b *Block) Span() source.Span { return b.File.Span(b.DefRange) }

// Attribute returns an argument of the block, or nil.
func (b *Block) Attribute(name string) *hcl.Attribute {
	content, _, _ := b.Body.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: name}}})
	return content.Attributes[name]
}

// Nested returns the blocks of one type and without labels right in the block.
func (b *Block) Nested(typ string) hcl.Blocks {
	content, _, _ := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: typ}}})
	return content.Blocks
}

// Attributes returns all arguments of the block in order of place.
func (b *Block) Attributes() []*hcl.Attribute {
	all, _ := b.Body.JustAttributes()
	return sortedAttributes(all)
}

func sortedAttributes(all hcl.Attributes) []*hcl.Attribute {
	var sorted []*hcl.Attribute
	for _, a := range all {
		sorted = append(sorted, a)
	}
	slices.SortFunc(sorted, func(a, b *hcl.Attribute) int {
		return cmp.Or(cmp.Compare(a.NameRange.Start.Byte, b.NameRange.Start.Byte), strings.Compare(a.Name, b.Name))
	})
	return sorted
}

// IsOverride reports whether the file changes what others declare.
func (f *File) IsOverride() bool {
	base := path.Base(f.Source.Path)
	for _, k := range kinds {
		for _, suffix := range []string{k.native, k.json} {
			if stem, ok := strings.CutSuffix(base, suffix); ok && k.kind == Config {
				return stem == "override" || strings.HasSuffix(stem, "_override")
			}
		}
	}
	return false
}
