package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/release"
)

// A File is a parsed configuration file.
type File struct {
	Body     hcl.Body
	Override bool
}

// decoder collects a module and what is wrong with it.
type decoder struct {
	mod     *Module
	diags   hcl.Diagnostics
	release release.Release
	schemas map[*hcl.BodySchema]*hcl.BodySchema // what the release has of them
	// override is set while a block of an override file is decoded.
	override bool
	// The required_providers blocks of ordinary and of override files.
	requiredProviders []*RequiredProviders
	overrideProviders []*RequiredProviders
}

func (d *decoder) add(diags ...*hcl.Diagnostic) { d.diags = append(d.diags, diags...) }

// Decode decodes the files of one module, in order, as release r does. What
// only OpenTofu allows is let through there, and is not checked. The module is
// usable for looking around in it even if there are errors.
func Decode(files []File, r release.Release) (*Module, hcl.Diagnostics) {
	d := &decoder{release: r, mod: &Module{
		ProviderMetas: map[string]*hcl.Block{},
		Variables:     map[string]*Variable{},
		Locals:        map[string]*Local{},
		Outputs:       map[string]*Output{},
		Calls:         map[string]*Call{},
		Resources:     map[ResourceKey]*Resource{},
		Providers:     map[ProviderKey]*Provider{},
		Checks:        map[string]*Check{},
	}}
	for _, f := range files {
		if !f.Override {
			d.file(f.Body)
		}
	}
	d.override = true
	for _, f := range files {
		if f.Override {
			d.file(f.Body)
		}
	}
	d.finish()
	return d.mod, d.diags
}

// file decodes the blocks of one file.
func (d *decoder) file(body hcl.Body) {
	content := d.content(body, fileSchema)
	for _, b := range content.Blocks {
		switch b.Type {
		case "terraform":
			d.settings(b)
		case "required_providers":
			d.add(errorAt(b.DefRange, "Invalid required_providers block",
				"a required_providers block belongs inside a terraform block"))
		case "provider":
			d.provider(b)
		case "variable":
			d.variable(b)
		case "locals":
			d.locals(b)
		case "output":
			d.output(b)
		case "module":
			d.call(b)
		case "resource":
			d.resource(b, Managed)
		case "data":
			d.resource(b, Data)
		case "ephemeral":
			d.resource(b, Ephemeral)
		case "moved":
			d.moved(b)
		case "import":
			d.importBlock(b)
		case "removed":
			d.removed(b)
		case "check":
			d.check(b)
		}
	}
}

// finish does what needs all files.
func (d *decoder) finish() {
	d.settleProviders()
	d.settleBackend()
}

// name reports a label that is not a name; noun says what it would name.
func (d *decoder) name(name string, rng hcl.Range, summary string) bool {
	if hclsyntax.ValidIdentifier(name) {
		return true
	}
	d.add(errorAt(rng, summary,
		"%q is not a name: it must start with a letter or an underscore and hold only letters, digits, underscores and dashes", name))
	return false
}

// constant decodes an argument that must be a constant into target, a pointer
// to a string or a bool.
func (d *decoder) constant(attr *hcl.Attribute, target any) {
	d.add(gohcl.DecodeExpression(attr.Expr, nil, target)...)
}

// reserved reports a block type that is kept for the future.
func (d *decoder) reserved(b *hcl.Block, in string) {
	d.add(errorAt(b.TypeRange, fmt.Sprintf("Reserved block type name in %s block", in),
		"the block type %q is reserved", b.Type))
}

// duplicate reports a second declaration.
func (d *decoder) duplicate(rng, first hcl.Range, summary, format string, args ...any) {
	d.add(seeAlso(errorAt(rng, summary, "%s is declared twice", fmt.Sprintf(format, args...)), first, "first declared here"))
}

// missingBase reports an override of nothing.
func (d *decoder) missingBase(rng hcl.Range, summary, format string, args ...any) {
	d.add(errorAt(rng, summary, "there is no %s to override in the ordinary files", fmt.Sprintf(format, args...)))
}

// dependsOn decodes a list of references.
func (d *decoder) dependsOn(attr *hcl.Attribute) []hcl.Traversal {
	exprs, diags := hcl.ExprList(attr.Expr)
	d.add(diags...)
	var out []hcl.Traversal
	for _, expr := range exprs {
		expr = d.unquote(expr, "reference")
		traversal, diags := hcl.AbsTraversalForExpr(expr)
		d.add(diags...)
		if len(traversal) > 0 {
			out = append(out, traversal)
		}
	}
	return out
}

// unquote gives a reference or a keyword that is needlessly in quotes as it
// would be without, as Terraform up to 0.11 wrote them, with a warning.
// Whatever else it is given, it returns as it is; JSON needs the quotes.
func (d *decoder) unquote(expr hcl.Expression, noun string) hcl.Expression {
	text, ok := quotedString(expr)
	if !ok {
		return expr
	}
	rng := expr.Range()
	start := rng.Start
	start.Column++
	start.Byte++
	traversal, diags := hclsyntax.ParseTraversalAbs([]byte(text), rng.Filename, start)
	d.add(diags...)
	d.add(warningAt(rng, "Quoted "+noun+"s are deprecated", "write %s without quotes", text))
	return &hclsyntax.ScopeTraversalExpr{Traversal: traversal, SrcRange: rng}
}

// quotedString returns the text of a string in quotes without references. JSON
// is all strings in quotes; it does not count.
func quotedString(expr hcl.Expression) (string, bool) {
	if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
		expr = key.Wrapped
	}
	if _, quoted := expr.(*hclsyntax.TemplateExpr); !quoted {
		return "", false
	}
	val, diags := expr.Value(nil)
	if diags.HasErrors() || val.IsNull() || !val.IsKnown() || val.Type() != cty.String {
		return "", false
	}
	return val.AsString(), true
}
