package config

import (
	"github.com/hashicorp/hcl/v2"
)

// overrideBody returns base as over, from an override file, changes it: an
// argument of over takes the place of that of base, the blocks of one type
// that of all those of base. What neither may hold is passed over.
func overrideBody(base, over hcl.Body) hcl.Body { return &Merged{Base: base, Over: over} }

// escapeBody returns base with the content of its block "_", in which stand
// arguments that are named like ours.
func escapeBody(base, escape hcl.Body) hcl.Body {
	return &Merged{Base: base, Over: escape, strict: true}
}

// Merged is one body laid over another.
type Merged struct {
	Base, Over hcl.Body
	strict     bool
}

// Content implements hcl.Body.
func (m *Merged) Content(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Diagnostics) {
	if !m.strict {
		content, _, diags := m.PartialContent(schema)
		return content, diags
	}
	over, diags := m.Over.Content(optional(schema))
	base, baseDiags := m.Base.Content(without(schema, over.Attributes))
	return m.merge(base, over), append(diags, baseDiags...)
}

// PartialContent implements hcl.Body.
func (m *Merged) PartialContent(schema *hcl.BodySchema) (*hcl.BodyContent, hcl.Body, hcl.Diagnostics) {
	over, overRest, diags := m.Over.PartialContent(optional(schema))
	if m.strict {
		schema = without(schema, over.Attributes)
	}
	base, baseRest, baseDiags := m.Base.PartialContent(schema)
	return m.merge(base, over), &Merged{baseRest, overRest, m.strict}, append(diags, baseDiags...)
}

// JustAttributes implements hcl.Body.
func (m *Merged) JustAttributes() (hcl.Attributes, hcl.Diagnostics) {
	base, diags := m.Base.JustAttributes()
	over, overDiags := m.Over.JustAttributes()
	out := make(hcl.Attributes, len(base)+len(over))
	for name, a := range base {
		out[name] = a
	}
	for name, a := range over {
		out[name] = a
	}
	return out, append(diags, overDiags...)
}

// MissingItemRange implements hcl.Body.
func (m *Merged) MissingItemRange() hcl.Range { return m.Base.MissingItemRange() }

// without returns schema in which the arguments that are already there are
// not required.
func without(schema *hcl.BodySchema, there hcl.Attributes) *hcl.BodySchema {
	if len(there) == 0 {
		return schema
	}
	out := &hcl.BodySchema{Blocks: schema.Blocks, Attributes: make([]hcl.AttributeSchema, len(schema.Attributes))}
	for i, a := range schema.Attributes {
		if there[a.Name] != nil {
			a.Required = false
		}
		out.Attributes[i] = a
	}
	return out
}

func (m *Merged) merge(base, over *hcl.BodyContent) *hcl.BodyContent {
	out := &hcl.BodyContent{
		Attributes:       make(hcl.Attributes, len(base.Attributes)+len(over.Attributes)),
		MissingItemRange: base.MissingItemRange,
	}
	for name, a := range base.Attributes {
		out.Attributes[name] = a
	}
	for name, a := range over.Attributes {
		out.Attributes[name] = a
	}
	overridden := map[string]bool{}
	for _, b := range over.Blocks {
		overridden[blockType(b)] = true
	}
	for _, b := range base.Blocks {
		if !overridden[blockType(b)] {
			out.Blocks = append(out.Blocks, b)
		}
	}
	out.Blocks = append(out.Blocks, over.Blocks...)
	return out
}

// blockType returns the type of b, or that which a dynamic block makes.
func blockType(b *hcl.Block) string {
	if b.Type == "dynamic" && len(b.Labels) == 1 {
		return b.Labels[0]
	}
	return b.Type
}
