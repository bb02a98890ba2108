// Package format writes Terraform code as "terraform fmt" does, byte for byte.
//
// Terraform lays out tokens as hclwrite.Format does and, before that, takes
// out three habits of old code: a whole value in "${ }", block labels that are
// not plainly quoted, and the type constraints of Terraform 0.11. All three
// show in the syntax tree, so a file is rewritten only where the tree says so,
// in one pass over the bytes, and laid out afterwards.
package format

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// Format returns src as terraform fmt writes it. Its error is hcl.Diagnostics
// for code that does not parse, which terraform fmt refuses too.
func Format(src []byte, filename string) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("the HCL parser panicked: %v", r)
		}
	}()
	file, diags := hclsyntax.ParseConfig(src, filename, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	return Parsed(src, file.Body.(*hclsyntax.Body)), nil
}

// Parsed is Format for src that has been parsed to body without an error. It
// returns src itself, not a copy, if that is formatted already.
func Parsed(src []byte, body *hclsyntax.Body) []byte {
	rewritten := src
	if edits := rewrites(src, body); len(edits) > 0 {
		rewritten = apply(src, edits)
	}
	out := hclwrite.Format(rewritten)
	if bytes.Equal(src, out) {
		return src
	}
	return out
}

// IsSafe reports whether out, the formatted form of what was parsed to body,
// means the same. It need not, since terraform fmt drops a label in which it
// does not understand an escape ("a$b" is one) and the quotes that let a value
// go over several lines ("${(a)\n+(b)}" becomes two lines that do not parse).
func IsSafe(body *hclsyntax.Body, out []byte) bool {
	after, diags := hclsyntax.ParseConfig(out, "", hcl.InitialPos)
	return !diags.HasErrors() && sameShape(body, after.Body.(*hclsyntax.Body))
}

// sameShape reports whether two bodies have the same arguments and blocks with
// the same labels.
func sameShape(a, b *hclsyntax.Body) bool {
	if len(a.Attributes) != len(b.Attributes) || len(a.Blocks) != len(b.Blocks) {
		return false
	}
	for name := range a.Attributes {
		if b.Attributes[name] == nil {
			return false
		}
	}
	for i, block := range a.Blocks {
		other := b.Blocks[i]
		if block.Type != other.Type || !slices.Equal(block.Labels, other.Labels) || !sameShape(block.Body, other.Body) {
			return false
		}
	}
	return true
}

// An edit replaces the bytes [start, end).
type edit struct {
	start, end int
	text       []byte
}

func apply(src []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	out := make([]byte, 0, len(src)+16*len(edits))
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.start]...), e.text...)
		at = e.end
	}
	return append(out, src[at:]...)
}
