package conformance

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/tools/txtar"
)

// A Mutator makes new cases. The same seed, number and seeds give the same
// mutant, whatever was made before.
type Mutator struct {
	Seed  uint64
	Bases []*Case // what is mutated; at least one
}

// Make returns mutant number n: a generated module or a mutated base, with up
// to three edits.
func (m *Mutator) Make(n int) *Case {
	rng := rand.New(rand.NewPCG(m.Seed, uint64(n)))
	var c *Case
	edits := 1 + rng.IntN(2)*rng.IntN(3)
	switch base := pick(rng, m.Bases); {
	case rng.IntN(3) == 0:
		c = generate(rng)
		edits = max(0, rng.IntN(4)-1)
	default:
		for range 2 { // a fault in sound code shows more than one among others
			if base.Want == nil || !base.Want.Valid {
				base = pick(rng, m.Bases)
			}
		}
		c = &Case{Root: base.Root, Files: slices.Clone(base.Files)}
	}
	c.Family, c.Name = "mutants", fmt.Sprintf("mutant-%d-%d", m.Seed, n)
	combine(rng, c, m.Bases)
	for range edits {
		mutateCase(rng, c)
	}
	for i, f := range c.Files { // an archive cannot hold it otherwise
		if len(f.Data) > 0 && f.Data[len(f.Data)-1] != '\n' {
			c.Files[i].Data = append(slices.Clone(f.Data), '\n')
		}
	}
	return c
}

// mutateCase changes one file of the case.
func mutateCase(rng *rand.Rand, c *Case) {
	if len(c.Files) == 0 {
		c.Files = append(c.Files, txtar.File{Name: "main.tf"})
	}
	i := rng.IntN(len(c.Files))
	f := &c.Files[i]
	switch {
	case rng.IntN(60) == 0:
		c.Files = slices.Delete(c.Files, i, i+1)
	case strings.HasSuffix(f.Name, ".json"):
		f.Data = mutateJSON(rng, f.Data)
	case (strings.HasSuffix(f.Name, ".tf") || strings.HasSuffix(f.Name, ".tftest.hcl")) && rng.IntN(40) > 0:
		f.Data = mutateHCL(rng, f.Data)
	default:
		f.Data = mutateBytes(rng, f.Data)
	}
}

// An edit replaces the bytes [start, end) of a file.
type edit struct {
	start, end int
	text       string
}

func (e edit) apply(src []byte) []byte {
	return slices.Concat(src[:e.start], []byte(e.text), src[e.end:])
}

// mutateBytes makes the kind of change that a slip of the keyboard makes.
func mutateBytes(rng *rand.Rand, src []byte) []byte {
	if len(src) == 0 {
		return []byte(pick(rng, []string{"x", "{", "locals {\n}\n", "\xff"}))
	}
	at := rng.IntN(len(src))
	switch rng.IntN(5) {
	case 0: // a piece is lost
		return slices.Concat(src[:at], src[min(len(src), at+1+rng.IntN(12)):])
	case 1: // the rest is lost
		return slices.Clone(src[:at])
	case 2: // something strange is typed
		return slices.Insert(slices.Clone(src), at, []byte(pick(rng, []string{
			"{", "}", "(", ")", "[", "]", `"`, "=", ",", ".", "$", "${", "%{", "\n", "\\", "#", "/*", "é", "\x00", "'", ";", "<<EOT\n", "!", "~", "?", ":",
		}))...)
	case 3: // line ends of another system
		return []byte(strings.ReplaceAll(string(src), "\n", "\r\n"))
	default: // two neighbours are swapped
		out := slices.Clone(src)
		if at+1 < len(out) {
			out[at], out[at+1] = out[at+1], out[at]
		}
		return out
	}
}

// A site is what can be edited in a file.
type site struct {
	blocks     []*hclsyntax.Block
	attrs      []*hclsyntax.Attribute
	exprs      []hclsyntax.Expression
	references []*hclsyntax.ScopeTraversalExpr
	calls      []*hclsyntax.FunctionCallExpr
	types      []*hclsyntax.Attribute // "type" of a variable
}

func (s *site) Enter(n hclsyntax.Node) hcl.Diagnostics {
	switch n := n.(type) {
	case *hclsyntax.Block:
		s.blocks = append(s.blocks, n)
	case *hclsyntax.Attribute:
		if n.Name == "type" {
			s.types = append(s.types, n)
		}
		s.attrs = append(s.attrs, n)
	case *hclsyntax.ObjectConsKeyExpr, *hclsyntax.TemplateWrapExpr:
		// Their content is what can be edited.
	case *hclsyntax.ScopeTraversalExpr:
		s.references = append(s.references, n)
		s.exprs = append(s.exprs, n)
	case *hclsyntax.FunctionCallExpr:
		s.calls = append(s.calls, n)
		s.exprs = append(s.exprs, n)
	case hclsyntax.Expression:
		s.exprs = append(s.exprs, n)
	}
	return nil
}

func (s *site) Exit(hclsyntax.Node) hcl.Diagnostics { return nil }

// mutateHCL changes one thing of a file that parses, else some of its bytes.
func mutateHCL(rng *rand.Rand, src []byte) []byte {
	file, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		return mutateBytes(rng, src)
	}
	var s site
	// The order of attributes in a body is not fixed: sort by place.
	hclsyntax.Walk(file.Body.(*hclsyntax.Body), &s)
	slices.SortFunc(s.blocks, func(a, b *hclsyntax.Block) int { return byPlace(a.Range(), b.Range()) })
	slices.SortFunc(s.attrs, func(a, b *hclsyntax.Attribute) int { return byPlace(a.SrcRange, b.SrcRange) })
	slices.SortFunc(s.types, func(a, b *hclsyntax.Attribute) int { return byPlace(a.SrcRange, b.SrcRange) })
	slices.SortStableFunc(s.exprs, func(a, b hclsyntax.Expression) int { return byPlace(a.Range(), b.Range()) })
	slices.SortFunc(s.references, func(a, b *hclsyntax.ScopeTraversalExpr) int { return byPlace(a.SrcRange, b.SrcRange) })
	slices.SortFunc(s.calls, func(a, b *hclsyntax.FunctionCallExpr) int { return byPlace(a.Range(), b.Range()) })

	for range 10 { // until one of them applies
		var e edit
		var ok bool
		switch rng.IntN(8) {
		case 0:
			e, ok = mutateBlock(rng, &s, src)
		case 1:
			e, ok = mutateArgument(rng, &s, src)
		case 2:
			e, ok = mutateReference(rng, &s, src)
		case 3:
			e, ok = mutateCall(rng, &s, src)
		case 4:
			if len(s.types) > 0 {
				r := pick(rng, s.types).Expr.Range()
				e, ok = edit{r.Start.Byte, r.End.Byte, pick(rng, typePool)}, true
			}
		default:
			e, ok = mutateExpression(rng, &s, src)
		}
		if ok {
			return e.apply(src)
		}
	}
	return slices.Concat(src, []byte(pick(rng, blockPool)))
}

func byPlace(a, b hcl.Range) int {
	if a.Start.Byte != b.Start.Byte {
		return a.Start.Byte - b.Start.Byte
	}
	return b.End.Byte - a.End.Byte
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

func text(src []byte, r hcl.Range) string { return string(src[r.Start.Byte:r.End.Byte]) }

// misspell changes a letter.
func misspell(rng *rand.Rand, word string) string {
	if len(word) < 2 {
		return word + "x"
	}
	at := 1 + rng.IntN(len(word)-1)
	switch rng.IntN(3) {
	case 0:
		return word[:at] + word[at+1:]
	case 1:
		return word[:at] + "x" + word[at:]
	}
	return word[:at] + "q" + word[at+1:]
}

func mutateBlock(rng *rand.Rand, s *site, src []byte) (edit, bool) {
	if len(s.blocks) == 0 {
		return edit{}, false
	}
	b := pick(rng, s.blocks)
	whole := hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)
	switch rng.IntN(9) {
	case 0: // drop
		return edit{whole.Start.Byte, whole.End.Byte, ""}, true
	case 1: // duplicate
		return edit{whole.End.Byte, whole.End.Byte, "\n" + text(src, whole)}, true
	case 2: // another type
		return edit{b.TypeRange.Start.Byte, b.TypeRange.End.Byte, pick(rng, []string{
			misspell(rng, b.Type), "variable", "output", "resource", "data", "module", "locals", "check", "lifecycle", "provisioner", "moved",
		})}, true
	case 3: // labels
		if len(b.LabelRanges) == 0 {
			return edit{b.TypeRange.End.Byte, b.TypeRange.End.Byte, ` "extra"`}, true
		}
		r := pick(rng, b.LabelRanges)
		return edit{r.Start.Byte, r.End.Byte, pick(rng, []string{
			"", `"a b"`, `"x"`, `"terraform_data"`, `"terraform_remote_state"`, fmt.Sprintf("%q", misspell(rng, strings.Trim(text(src, r), `"`))), text(src, r) + ` "more"`,
		})}, true
	case 4, 5: // add an argument or a block to it
		at := b.OpenBraceRange.End.Byte
		if rng.IntN(4) == 0 {
			return edit{at, at, "\n" + pick(rng, innerBlockPool) + "\n"}, true
		}
		return edit{at, at, fmt.Sprintf("\n%s = %s\n", pick(rng, argumentPool), pick(rng, valuePool))}, true
	case 6: // another block follows
		return edit{whole.End.Byte, whole.End.Byte, "\n" + pick(rng, blockPool)}, true
	case 7: // it moves into or out of another
		o := pick(rng, s.blocks)
		at := o.OpenBraceRange.End.Byte
		return edit{at, at, "\n" + text(src, whole) + "\n"}, true
	default: // its content is lost
		return edit{b.OpenBraceRange.End.Byte, b.CloseBraceRange.Start.Byte, "\n"}, true
	}
}

func mutateArgument(rng *rand.Rand, s *site, src []byte) (edit, bool) {
	if len(s.attrs) == 0 {
		return edit{}, false
	}
	a := pick(rng, s.attrs)
	switch rng.IntN(6) {
	case 0:
		return edit{a.SrcRange.Start.Byte, a.SrcRange.End.Byte, ""}, true
	case 1:
		return edit{a.SrcRange.End.Byte, a.SrcRange.End.Byte, "\n" + text(src, a.SrcRange)}, true
	case 2:
		return edit{a.NameRange.Start.Byte, a.NameRange.End.Byte, misspell(rng, a.Name)}, true
	case 3:
		return edit{a.NameRange.Start.Byte, a.NameRange.End.Byte, pick(rng, argumentPool)}, true
	case 4: // the value of another argument
		o := pick(rng, s.attrs).Expr.Range()
		r := a.Expr.Range()
		return edit{r.Start.Byte, r.End.Byte, text(src, o)}, true
	default:
		r := a.Expr.Range()
		return edit{r.Start.Byte, r.End.Byte, pick(rng, valuePool)}, true
	}
}

func mutateReference(rng *rand.Rand, s *site, src []byte) (edit, bool) {
	if len(s.references) == 0 {
		return edit{}, false
	}
	ref := pick(rng, s.references)
	r := ref.SrcRange
	old := text(src, r)
	root := ref.Traversal.RootName()
	switch rng.IntN(8) {
	case 0:
		return edit{r.Start.Byte, r.End.Byte, misspell(rng, root) + old[len(root):]}, true
	case 1: // the last step is misspelt
		return edit{r.Start.Byte, r.End.Byte, misspell(rng, old)}, true
	case 2: // the last step is lost
		if at := strings.LastIndexAny(old, ".["); at > 0 {
			return edit{r.Start.Byte, r.End.Byte, old[:at]}, true
		}
		return edit{}, false
	case 3, 4: // one step more
		return edit{r.End.Byte, r.End.Byte, pick(rng, []string{".id", ".nope", "[0]", `["a"]`, "[*]", "[*].id", ".*.id", ".output", ".0", "[var.x]", "[count.index]", "[each.key]"})}, true
	case 5: // another reference of the same file
		return edit{r.Start.Byte, r.End.Byte, text(src, pick(rng, s.references).SrcRange)}, true
	default:
		return edit{r.Start.Byte, r.End.Byte, pick(rng, referencePool)}, true
	}
}

func mutateCall(rng *rand.Rand, s *site, src []byte) (edit, bool) {
	if len(s.calls) == 0 {
		return edit{}, false
	}
	c := pick(rng, s.calls)
	switch rng.IntN(6) {
	case 0:
		return edit{c.NameRange.Start.Byte, c.NameRange.End.Byte, misspell(rng, c.Name)}, true
	case 1, 2:
		return edit{c.NameRange.Start.Byte, c.NameRange.End.Byte, pick(rng, functionPool)}, true
	case 3: // an argument more
		if len(c.Args) == 0 {
			return edit{c.OpenParenRange.End.Byte, c.OpenParenRange.End.Byte, pick(rng, valuePool)}, true
		}
		at := c.Args[0].Range().Start.Byte
		return edit{at, at, pick(rng, valuePool) + ", "}, true
	case 4: // only one argument
		if len(c.Args) == 0 {
			return edit{}, false
		}
		return edit{c.OpenParenRange.End.Byte, c.CloseParenRange.Start.Byte, text(src, pick(rng, c.Args).Range())}, true
	default: // the argument instead of the call
		if len(c.Args) == 0 {
			return edit{}, false
		}
		return edit{c.Range().Start.Byte, c.Range().End.Byte, text(src, pick(rng, c.Args).Range())}, true
	}
}

func mutateExpression(rng *rand.Rand, s *site, src []byte) (edit, bool) {
	if len(s.exprs) == 0 {
		return edit{}, false
	}
	e := pick(rng, s.exprs)
	r := e.Range()
	old := text(src, r)
	if lit, ok := e.(*hclsyntax.LiteralValueExpr); ok && (strings.TrimSpace(old) != old || old == "" || inQuotes(src, lit.SrcRange)) {
		return edit{}, false // text within a template
	}
	switch rng.IntN(4) {
	case 0:
		return edit{r.Start.Byte, r.End.Byte, pick(rng, valuePool)}, true
	case 1: // another expression of the same file
		other := pick(rng, s.exprs)
		if lit, ok := other.(*hclsyntax.LiteralValueExpr); ok && inQuotes(src, lit.SrcRange) {
			return edit{}, false
		}
		return edit{r.Start.Byte, r.End.Byte, text(src, other.Range())}, true
	default:
		wrapped := strings.ReplaceAll(pick(rng, wrapPool), "X", old)
		return edit{r.Start.Byte, r.End.Byte, wrapped}, true
	}
}

// inQuotes reports whether r is literal text of a template: no literal of the
// language stands next to these.
func inQuotes(src []byte, r hcl.Range) bool {
	before, after := byte(' '), byte(' ')
	if r.Start.Byte > 0 {
		before = src[r.Start.Byte-1]
	}
	if r.End.Byte < len(src) {
		after = src[r.End.Byte]
	}
	if before == '"' || after == '"' {
		return true
	}
	switch first := src[r.Start.Byte]; {
	case first >= '0' && first <= '9', first == '.':
		return before == '}' || after == '$' || after == '%'
	}
	t := text(src, r)
	return t != "true" && t != "false" && t != "null"
}
