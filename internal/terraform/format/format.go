// Package format writes Terraform code as "terraform fmt" does, byte for byte.
//
// Terraform lays out tokens as hclwrite does and, before that, takes out three
// habits of old code: a whole value in "${ }", block labels that are not
// plainly quoted, and the type constraints of Terraform 0.11. All three show in
// the syntax tree, so the tokens of a file are edited only where it says so.
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
	native, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	edits := rewrites(native, body)
	file := hclwrite.NewEmptyFile()
	file.Body().AppendUnstructuredTokens(edited(native, edits))
	out := file.Bytes() // which lays out the tokens
	if bytes.Equal(src, out) {
		return src
	}
	return out
}

// edited converts native to tokens that can be laid out, with edits applied.
// As hclwrite has it, a token knows how far it stood from the one before it in
// the source, even if that one is taken out.
func edited(native hclsyntax.Tokens, edits []edit) hclwrite.Tokens {
	slab := make([]hclwrite.Token, len(native))
	tokens := make(hclwrite.Tokens, 0, len(native))
	last := 0
	for i, t := range native {
		slab[i] = hclwrite.Token{Type: t.Type, Bytes: t.Bytes, SpacesBefore: t.Range.Start.Byte - last}
		last = t.Range.End.Byte
	}
	keep := func(from, to int) {
		for i := from; i < to; i++ {
			tokens = append(tokens, &slab[i])
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	at := 0
	for _, e := range edits {
		keep(at, e.start)
		tokens = append(tokens, e.with...)
		at = e.end
	}
	keep(at, len(native))
	return tokens
}

// An edit replaces the tokens [start, end).
type edit struct {
	start, end int
	with       hclwrite.Tokens
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
