package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// removedProvisioners are those that Terraform once had.
var removedProvisioners = map[string]bool{"chef": true, "habitat": true, "puppet": true, "salt-masterless": true}

// provisioner decodes a provisioner block. It returns nil for one that is no
// longer there.
func (d *decoder) provisioner(b *hcl.Block) *Provisioner {
	p := &Provisioner{Type: b.Labels[0], Declared: b.DefRange, TypeRange: b.LabelRanges[0]}
	if removedProvisioners[p.Type] {
		d.add(errorAt(b.LabelRanges[0], fmt.Sprintf("The %q provisioner has been removed", p.Type),
			"Terraform no longer has the provisioner %q", p.Type))
		return nil
	}
	content, rest, diags := b.Body.PartialContent(provisionerSchema)
	d.add(diags...)
	p.Body = rest
	if a, ok := content.Attributes["when"]; ok {
		switch hcl.ExprAsKeyword(d.unquote(a.Expr, "keyword")) {
		case "create":
		case "destroy":
			p.Destroy = true
		default:
			d.add(errorAt(a.Expr.Range(), `Invalid "when" keyword`, "when must be create or destroy"))
		}
	}
	if p.Destroy {
		d.onlySelf(rest)
	}
	if a, ok := content.Attributes["on_failure"]; ok {
		switch hcl.ExprAsKeyword(d.unquote(a.Expr, "keyword")) {
		case "continue", "fail":
		default:
			d.add(errorAt(a.Expr.Range(), `Invalid "on_failure" keyword`, "on_failure must be continue or fail"))
		}
	}
	var escape *hcl.Block
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "connection":
			if p.Connection != nil {
				d.duplicate(inner.DefRange, p.Connection.DefRange, "Duplicate connection block", "the connection of this provisioner")
				continue
			}
			if p.Destroy {
				d.onlySelf(inner.Body)
			}
			p.Connection = inner
		case "_":
			if escape != nil {
				d.duplicate(inner.DefRange, escape.DefRange, "Duplicate escaping block", "the _ block of this provisioner")
				continue
			}
			escape = inner
			p.Body = escapeBody(p.Body, inner.Body)
		default:
			d.reserved(inner, "provisioner")
		}
	}
	return p
}

// onlySelf reports references in a destroy-time provisioner to anything but
// the object that is destroyed.
func (d *decoder) onlySelf(body hcl.Body) {
	attributes, _ := body.JustAttributes()
	for _, a := range sortedAttributes(attributes) {
		for _, t := range a.Expr.Variables() {
			switch t.RootName() {
			case "self", "path", "terraform":
				continue
			case "count":
				continue
			case "each":
				if len(t) > 1 && stepName(t[1]) == "key" {
					continue
				}
			}
			d.add(errorAt(a.Expr.Range(), "Invalid reference from destroy provisioner",
				"%s may be gone when the provisioner runs; only self, count.index and each.key may be used", traversalText(t)))
		}
	}
}
