package format

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"golang.org/x/tools/txtar"
)

// Formatting never panics, changes no token and lays out as hclwrite does unless
// a rule says otherwise, and comes to rest: "${"${x}"}" loses one pair of quotes each time, as it does with
// terraform fmt.
func FuzzFormat(f *testing.F) {
	data, err := os.ReadFile("testdata/seeds.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range txtar.Parse(data).Files {
		f.Add(file.Data)
		for block := range bytes.SplitSeq(file.Data, []byte("\n}\n")) {
			f.Add(append(bytes.Clone(block), "\n}\n"...))
		}
	}
	f.Add([]byte("a = x[null]"))
	f.Add([]byte("\ufeff"))
	f.Add([]byte("a = \"100% $x $${y} %%{z}\" # \r c\nb = 1.5e-3\n"))
	f.Add([]byte("a = <<-EOT\n  $x 5%\n  ${<<B\nB\n}\n  EOT  \n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		out, err := Format(src, "fuzz.tf")
		if err != nil {
			return
		}
		if scanned, native := joined(scan(src, nil)), joined(lexed(src, nil)); !slices.EqualFunc(scanned, native, sameToken) {
			t.Fatalf("%q is scanned as\n%v\nby hclsyntax as\n%v", src, scanned, native)
		}
		before, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
		body, _ := hclsyntax.ParseConfig(src, "", hcl.InitialPos)
		if len(rewrites(scan(src, nil), body.Body.(*hclsyntax.Body))) == 0 {
			after, _ := hclsyntax.LexConfig(out, "", hcl.InitialPos)
			if !sameTokens(before, after) {
				t.Fatalf("formatting changes tokens:\n%q\n%q", src, out)
			}
			if want := hclwrite.Format(src); !bytes.Equal(out, want) {
				t.Fatalf("%q is laid out as\n%q\nby hclwrite as\n%q", src, out, want)
			}
			if !sameShape(body.Body.(*hclsyntax.Body), parsed(t, out)) {
				t.Fatalf("formatting changes the shape of\n%q\n%q", src, out)
			}
		}
		for range 3 + bytes.Count(src, []byte("${")) {
			next, err := Format(out, "fuzz.tf")
			if err != nil || bytes.Equal(next, out) {
				return
			}
			out = next
		}
		t.Fatalf("formatting %q does not come to rest", src)
	})
}

func parsed(t *testing.T, src []byte) *hclsyntax.Body {
	file, diags := hclsyntax.ParseConfig(src, "", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%q does not parse: %v", src, diags)
	}
	return file.Body.(*hclsyntax.Body)
}

// joined makes one token of each literal.
func joined(tokens []token) (out []token) {
	for _, t := range tokens {
		if n := len(out); n > 0 && t.kind == out[n-1].kind && t.spaces == 0 && (t.kind == hclsyntax.TokenQuotedLit || t.kind == hclsyntax.TokenStringLit) {
			out[n-1].text = slices.Concat(out[n-1].text, t.text)
			continue
		}
		out = append(out, t)
	}
	return out
}

func sameToken(a, b token) bool {
	return a.kind == b.kind && bytes.Equal(a.text, b.text) && a.spaces == b.spaces && a.start == b.start
}

func sameTokens(a, b hclsyntax.Tokens) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Type != b[i].Type || !bytes.Equal(a[i].Bytes, b[i].Bytes) {
			return false
		}
	}
	return true
}
