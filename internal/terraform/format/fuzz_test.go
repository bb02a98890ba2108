package format

import (
	"bytes"
	"os"
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
	f.Fuzz(func(t *testing.T, src []byte) {
		out, err := Format(src, "fuzz.tf")
		if err != nil {
			return
		}
		before, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
		body, _ := hclsyntax.ParseConfig(src, "", hcl.InitialPos)
		if len(rewrites(before, body.Body.(*hclsyntax.Body))) == 0 {
			after, _ := hclsyntax.LexConfig(out, "", hcl.InitialPos)
			if !sameTokens(before, after) {
				t.Fatalf("formatting changes tokens:\n%q\n%q", src, out)
			}
			if want := hclwrite.Format(src); !bytes.Equal(out, want) {
				t.Fatalf("%q is laid out as\n%q\nby hclwrite as\n%q", src, out, want)
			}
			if !IsSafe(body.Body.(*hclsyntax.Body), out) {
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
