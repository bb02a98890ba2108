package config

import (
	"github.com/hashicorp/hcl/v2"
)

// settings decodes a terraform block.
func (d *decoder) settings(b *hcl.Block) {
	content := d.content(b.Body, settingsSchema)
	if a, ok := content.Attributes["required_version"]; ok {
		if required, ok := d.versionConstraint(a); ok {
			d.mod.RequiredVersions = append(d.mod.RequiredVersions, VersionConstraint{required, a.Range})
		}
	}
	if a, ok := content.Attributes["language"]; ok {
		switch hcl.ExprAsKeyword(a.Expr) {
		case "TF2021":
		case "":
			d.add(errorAt(a.Expr.Range(), "Invalid language edition", "the only language edition is TF2021, without quotes"))
		default:
			d.add(errorAt(a.Expr.Range(), "Unsupported language edition", "the only language edition is TF2021"))
		}
	}
	if a, ok := content.Attributes["experiments"]; ok {
		d.add(errorAt(a.NameRange, "Module uses experimental features", "only alpha releases of Terraform have experiments"))
	}
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "backend":
			if first := d.first(d.mod.Backend, inner); first != nil {
				d.duplicate(inner.DefRange, first.DefRange, "Duplicate backend configuration", "the backend")
				continue
			}
			d.mod.Backend = inner
			if d.override {
				d.mod.Cloud = nil
			}
		case "cloud":
			if first := d.first(d.mod.Cloud, inner); first != nil {
				d.duplicate(inner.DefRange, first.DefRange, "Duplicate HCP Terraform configurations", "the cloud block")
				continue
			}
			d.mod.Cloud = inner
			if d.override {
				d.mod.Backend = nil
			}
		case "required_providers":
			block := d.requiredBlock(inner)
			switch {
			case block == nil:
			case d.override:
				d.overrideProviders = append(d.overrideProviders, block)
			default:
				d.requiredProviders = append(d.requiredProviders, block)
			}
		case "provider_meta":
			name := inner.Labels[0]
			if base := d.mod.ProviderMetas[name]; base != nil && !d.override {
				d.duplicate(inner.DefRange, base.DefRange, "Duplicate provider_meta block", "the provider_meta of %q", name)
				continue
			}
			d.mod.ProviderMetas[name] = inner
			attributes, diags := inner.Body.JustAttributes()
			d.add(diags...)
			for _, a := range sortedAttributes(attributes) {
				_, diags := a.Expr.Value(nil)
				d.add(diags...)
			}
		}
	}
}

// first returns the block that another one must not stand beside: that of any
// ordinary file, or of the same override file.
func (d *decoder) first(old, b *hcl.Block) *hcl.Block {
	if old == nil || d.override && old.DefRange.Filename != b.DefRange.Filename {
		return nil
	}
	return old
}

// settleBackend reports a module that has both places to keep its state.
func (d *decoder) settleBackend() {
	if d.mod.Backend != nil && d.mod.Cloud != nil {
		d.add(seeAlso(errorAt(d.mod.Backend.DefRange, "Both a backend and cloud configuration are present",
			"the module has a backend and a cloud block; remove one of them"), d.mod.Cloud.DefRange, "cloud block"))
	}
}
