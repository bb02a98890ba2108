package format_test

import (
	"math/rand/v2"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// mangle returns src in another layout, and with the old habits that terraform
// fmt puts right. What comes out need not parse.
func mangle(r *rand.Rand, src string) string {
	if r.IntN(100) < 85 {
		src = respace(r, src)
	}
	if r.IntN(100) < 5 {
		src = damage(r, src)
	}
	if r.IntN(100) < 15 {
		src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\n", "\r\n")
	}
	if r.IntN(100) < 10 {
		src = strings.TrimRight(src, "\r\n")
	}
	if r.IntN(100) < 10 {
		src += pick(r, " ", "\n\n\n", "\t", "# end", "/* end */", "   \n ", "\r")
	}
	if r.IntN(100) < 5 {
		src = "\ufeff" + src
	}
	return src
}

// respace lexes src and writes it with other white space, comments between
// tokens, values in interpolations, labels without quotes.
func respace(r *rand.Rand, src string) string {
	tokens, _ := hclsyntax.LexConfig([]byte(src), "", hcl.InitialPos)
	rate := pick(r, 5, 10, 20, 40)
	var out strings.Builder
	last := 0
	strings, brackets := 0, 0 // depth
	inBlock := true           // the brackets are those of blocks
	var opened []bool
	for i, t := range tokens {
		gap := src[min(last, t.Range.Start.Byte):t.Range.Start.Byte]
		last = t.Range.End.Byte
		if strings == 0 && r.IntN(100) < rate {
			gap = pick(r, "", " ", "  ", "\t", "    ", " /* c */ ", gap)
			if brackets > 0 && !inBlock && r.IntN(4) == 0 {
				gap = pick(r, "\n", " \n\n", " # c\n", " // c\n")
			}
			if gap == "" && i > 0 && isWord(tokens[i-1]) && isWord(t) {
				gap = " "
			}
		}
		out.WriteString(gap)
		switch t.Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
			strings++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
			strings--
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			opened = append(opened, inBlock)
			inBlock = inBlock && t.Type == hclsyntax.TokenOBrace && i > 0 && tokens[i-1].Type != hclsyntax.TokenEqual
			brackets++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd:
			if n := len(opened); n > 0 {
				inBlock, opened = opened[n-1], opened[:n-1]
			}
			brackets--
		case hclsyntax.TokenNewline:
			if r.IntN(100) < rate/2 {
				out.WriteString(pick(r, "\n", "\n\n", " # c\n", "  \n", "\n# c\n", "/* c */"))
			}
		}
		out.Write(t.Bytes)
	}
	return wrap(r, out.String())
}

// wrap puts some values of src, which may not parse, into interpolations, and
// takes the quotes off some labels.
func wrap(r *rand.Rand, src string) string {
	file, diags := hclsyntax.ParseConfig([]byte(src), "", hcl.InitialPos)
	if diags.HasErrors() {
		return src
	}
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	var walk func(*hclsyntax.Body)
	walk = func(body *hclsyntax.Body) {
		for _, name := range sortedKeys(body.Attributes) {
			if rng := body.Attributes[name].Expr.Range(); r.IntN(6) == 0 {
				edits = append(edits, edit{rng.Start.Byte, rng.End.Byte, pick(r, `"${`, `"${ `, "\"${\n", `"${~`, "\"${ # c\n") +
					src[rng.Start.Byte:rng.End.Byte] + pick(r, `}"`, ` }"`, "\n}\"", ` ~}"`, " # c\n}\"")})
			}
		}
		for _, b := range body.Blocks {
			for i, rng := range b.LabelRanges {
				if hclsyntax.ValidIdentifier(b.Labels[i]) && r.IntN(4) == 0 {
					edits = append(edits, edit{rng.Start.Byte, rng.End.Byte, b.Labels[i] + pick(r, "", " ", " /* c */ ")})
				}
			}
			walk(b.Body)
		}
	}
	walk(file.Body.(*hclsyntax.Body))
	for i := range edits { // the last first: few, so the simplest sort will do
		for j := i + 1; j < len(edits); j++ {
			if edits[j].start > edits[i].start {
				edits[i], edits[j] = edits[j], edits[i]
			}
		}
		src = src[:edits[i].start] + edits[i].text + src[edits[i].end:]
	}
	return src
}

// damage changes single bytes.
func damage(r *rand.Rand, src string) string {
	b := []byte(src)
	for range 1 + r.IntN(3) {
		if len(b) == 0 {
			break
		}
		at := r.IntN(len(b))
		switch r.IntN(3) {
		case 0:
			b = append(b[:at:at], b[at+1:]...)
		case 1:
			b[at] = pick(r, byte('"'), '{', '}', '$', '\n', '\r', ' ', '#', '=', 'a', '\\', '~', '.', 0, 0xc3)
		default:
			b = append(b[:at:at], append([]byte{pick(r, byte('"'), '{', '}', '$', '\n', '\t', '#', '(', ']')}, b[at:]...)...)
		}
	}
	return string(b)
}

func isWord(t hclsyntax.Token) bool {
	return t.Type == hclsyntax.TokenIdent || t.Type == hclsyntax.TokenNumberLit
}
