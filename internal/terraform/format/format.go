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
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
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

// spare are slices of tokens to be used again: a file has ten times as many
// bytes of tokens as of text.
var spare = sync.Pool{New: func() any { return new([]token) }}

// Parsed is Format for src that has been parsed to body without an error. It
// returns src itself, not a copy, if that is formatted already.
func Parsed(src []byte, body *hclsyntax.Body) []byte {
	used := spare.Get().(*[]token)
	tokens := scan(src, slices.Grow((*used)[:0], len(src)/5))
	*used = tokens
	defer func() {
		clear(*used)
		spare.Put(used)
	}()
	if edits := rewrites(tokens, body); len(edits) > 0 {
		tokens = edited(tokens, edits)
	}
	layout(tokens)
	if isWritten(tokens, src) {
		return src
	}
	return write(tokens)
}

// edited returns tokens with edits applied. A token knows how far it stood
// from the one before it in the source, even if that one is taken out: such is
// the space in front of the end of the file, which is never laid out.
func edited(tokens []token, edits []edit) []token {
	size := len(tokens)
	for _, e := range edits {
		size += len(e.with)
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	out := make([]token, 0, size)
	skip := 0
	for i, t := range tokens {
		for len(edits) > 0 && edits[0].start == i {
			out = append(out, edits[0].with...)
			skip = edits[0].end
			edits = edits[1:]
		}
		if i >= skip {
			out = append(out, t)
		}
	}
	return out
}

// An edit replaces the tokens [start, end), at least one.
type edit struct {
	start, end int
	with       []token
}

// IsSafe reports whether out, the formatted form of src, which was parsed to
// body, means the same. It need not, since terraform fmt drops a label in which it
// does not understand an escape ("a$b" is one) and the quotes that let a value
// go over several lines ("${(a)\n+(b)}" becomes two lines that do not parse).
func IsSafe(src []byte, body *hclsyntax.Body, out []byte) bool {
	same := func(a, b token) bool { return a.kind == b.kind && bytes.Equal(a.text, b.text) }
	if slices.EqualFunc(scan(src, nil), scan(out, nil), same) {
		return true // only the space between tokens differs, as nearly always
	}
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
