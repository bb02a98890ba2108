package refs

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func traversal(t *testing.T, text string) hcl.Traversal {
	t.Helper()
	out, diags := hclsyntax.ParseTraversalAbs([]byte(text), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return out
}

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		want Ref // without ranges
		rest int
		rng  string // what Range is about
	}{
		{"var.a", Ref{Kind: Variable, Name: "a"}, 0, "var.a"},
		{"var.a.b[0]", Ref{Kind: Variable, Name: "a"}, 2, "var.a"},
		{"local.a", Ref{Kind: Local, Name: "a"}, 0, "local.a"},
		{"path.module", Ref{Kind: Path, Name: "module"}, 0, "path.module"},
		{"terraform.workspace", Ref{Kind: Terraform, Name: "workspace"}, 0, "terraform.workspace"},
		{"count.index", Ref{Kind: Count, Name: "index"}, 0, "count.index"},
		{"each.value.x", Ref{Kind: Each, Name: "value"}, 1, "each.value"},
		{"self.x.y", Ref{Kind: Self}, 2, "self"},
		{"module.m", Ref{Kind: Module, Name: "m"}, 0, "module.m"},
		{"module.m.out.x", Ref{Kind: Module, Name: "m", Output: "out"}, 1, "module.m.out"},
		{"module.m[0].out", Ref{Kind: Module, Name: "m", Output: "out", Key: cty.NumberIntVal(0)}, 0, "module.m[0].out"},
		{`module.m["k"]`, Ref{Kind: Module, Name: "m", Key: cty.StringVal("k")}, 0, `module.m["k"]`},
		{"aws_vpc.v", Ref{Kind: Managed, Type: "aws_vpc", Name: "v"}, 0, "aws_vpc.v"},
		{"aws_vpc.v[1].id", Ref{Kind: Managed, Type: "aws_vpc", Name: "v", Key: cty.NumberIntVal(1)}, 1, "aws_vpc.v[1]"},
		{"resource.data.v", Ref{Kind: Managed, Type: "data", Name: "v"}, 0, "resource.data.v"},
		{"data.aws_ami.a.id", Ref{Kind: Data, Type: "aws_ami", Name: "a"}, 1, "data.aws_ami.a"},
		{"ephemeral.e.x", Ref{Kind: Ephemeral, Type: "e", Name: "x"}, 0, "ephemeral.e.x"},
		{"run.a", Ref{Kind: Managed, Type: "run", Name: "a"}, 0, "run.a"}, // outside of tests
	}
	for _, tt := range tests {
		got, diag := Parse(traversal(t, tt.text))
		if diag != nil {
			t.Errorf("%s: %v", tt.text, diag)
			continue
		}
		sameKey := got.Key == tt.want.Key || got.Key != cty.NilVal && tt.want.Key != cty.NilVal && got.Key.RawEquals(tt.want.Key)
		if got.Kind != tt.want.Kind || got.Type != tt.want.Type || got.Name != tt.want.Name || got.Output != tt.want.Output || !sameKey || len(got.Rest) != tt.rest {
			t.Errorf("%s is %+v", tt.text, got)
		}
		if s := tt.text[got.Range.Start.Byte:got.Range.End.Byte]; s != tt.rng {
			t.Errorf("%s: the range is that of %q, want %q", tt.text, s, tt.rng)
		}
		if got.Whole.End.Byte != len(tt.text) {
			t.Errorf("%s: the whole ends at %d", tt.text, got.Whole.End.Byte)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"var":              "Invalid reference",
		"var[0]":           "Invalid reference",
		"module":           "Invalid reference",
		"module.m[0][1]":   "Invalid reference",
		"aws_vpc":          "Invalid reference",
		"aws_vpc[0]":       "Invalid reference",
		"aws_vpc.v[1.5]":   "Invalid index key",
		"data.aws_ami":     "Invalid reference",
		"data[0].aws_ami":  "Invalid reference",
		"template.x":       "Reserved symbol name",
		"ephemeral.random": "Invalid reference",
	} {
		if _, diag := Parse(traversal(t, text)); diag == nil || diag.Summary != want || diag.Subject == nil {
			t.Errorf("%s: %v, want %s", text, diag, want)
		}
	}
}

func TestParseInTest(t *testing.T) {
	for text, kind := range map[string]Kind{"run.a.out": Run, "output.a": Output, "check.a": Check, "var.a": Variable, "aws_vpc.v": Managed} {
		if got, diag := ParseInTest(traversal(t, text)); diag != nil || got.Kind != kind {
			t.Errorf("%s is %+v, %v", text, got, diag)
		}
	}
}

func TestOf(t *testing.T) {
	expr, diags := hclsyntax.ParseExpression([]byte(`[for x in var.a : x.y + local.b + var]`), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	all, diags := Of(expr)
	if len(all) != 2 || all[0].Kind != Variable || all[1].Kind != Local || len(diags) != 1 {
		t.Errorf("%+v, %v", all, diags)
	}
}
