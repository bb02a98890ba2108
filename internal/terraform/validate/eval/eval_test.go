package eval

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

func module(t *testing.T, src string) *config.Module {
	t.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(src), "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	m, diags := config.Decode([]config.File{{Body: file.Body}}, release.Default(false))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return m
}

// build evaluates a module that calls one called m, of which child is the
// code; "" for one that cannot be read.
func build(t *testing.T, src, child string) *Graph {
	t.Helper()
	children := map[string]*Child{"m": {}}
	if child != "" {
		children["m"].Config = module(t, child)
	}
	opts := functions.Options{}
	return NewEnv(module(t, src), Options{
		Children: children, Functions: functions.Table(opts), Names: functions.Names(opts), Schemas: schema.BuiltIn{}, Path: ".",
	}).Build()
}

// found returns the summaries of a graph in the order of its nodes, those of a
// root module alone in brackets.
func found(g *Graph) (out []string) {
	for _, n := range g.Nodes {
		for _, d := range n.Diags {
			out = append(out, d.Summary)
		}
		for _, d := range n.RootDiags {
			out = append(out, "("+d.Summary+")")
		}
	}
	return out
}

func TestBuild(t *testing.T) {
	const call = "module \"m\" {\n  source = \"./m\"\n  a      = 1\n}\n"
	tests := []struct {
		name, src, child string
		want             []string
	}{
		{"sound", "variable \"v\" {\n  type = list(string)\n}\nlocals {\n  a = [for x in var.v : upper(x)]\n  b = local.a[0]\n}\n", "", nil},
		{"undeclared", "locals {\n  a = var.nope\n}\n", "", []string{"Reference to undeclared input variable"}},
		{"only the cause is said", "locals {\n  a = var.nope\n  b = local.a.x.y\n}\n", "", []string{"Reference to undeclared input variable"}},
		{"type of a variable", "variable \"v\" {\n  type = object({ a = string })\n}\nlocals {\n  a = var.v.b\n}\n", "", []string{"Unsupported attribute"}},
		{"unknown resource types have any attribute", "resource \"x_y\" \"z\" {\n  a = 1\n}\nlocals {\n  a = x_y.z.b.c[0]\n}\n", "", nil},
		{"key of a single instance", "resource \"x_y\" \"z\" {}\nlocals {\n  a = x_y.z[0].id\n}\n", "", []string{"Unexpected resource instance key"}},
		{"no key of many", "resource \"x_y\" \"z\" {\n  count = 2\n}\nlocals {\n  a = x_y.z.id\n}\n", "", []string{"Missing resource instance key"}},
		{"built-in schema", "resource \"terraform_data\" \"z\" {\n  nope = 1\n}\n", "", []string{"Unsupported argument"}},
		{"output of a child", call + "locals {\n  a = module.m.out\n  b = module.m.nope\n}\n", "variable \"a\" {}\noutput \"out\" {\n  value = 1\n}\n", []string{"Unsupported attribute"}},
		{"output of nobody knows what", call + "locals {\n  a = module.m.out.b\n}\n", "", nil},
		{"argument of a child", call, "variable \"a\" {\n  type = list(string)\n}\n", []string{"Invalid value for input variable"}},
		{"sensitive output", "variable \"v\" {\n  sensitive = true\n}\noutput \"o\" {\n  value = var.v\n}\n", "", []string{"(Output refers to sensitive values)"}},
		{"dynamic block of unknown content", "variable \"v\" {\n  type = list(object({ a = string }))\n}\nresource \"x_y\" \"z\" {\n  dynamic \"b\" {\n    for_each = var.v\n    content {\n      c = b.value.nope\n    }\n  }\n}\n", "", nil},
		{"dynamic block of known content", "resource \"x_y\" \"z\" {\n  dynamic \"b\" {\n    for_each = [{ a = 1 }]\n    content {\n      c = b.value.nope\n    }\n  }\n}\n", "", []string{"Unsupported attribute"}},
		{"each out of place", "locals {\n  a = each.key\n}\n", "", []string{`Reference to "each" in context without for_each`}},
		{"count", "resource \"x_y\" \"z\" {\n  count = \"x\"\n}\n", "", []string{"Incorrect value type"}},
		{"for_each of a list", "resource \"x_y\" \"z\" {\n  for_each = [\"a\"]\n}\n", "", []string{"Invalid for_each argument"}},
		{"itself", "locals {\n  a = local.a\n}\n", "", []string{"Self-referencing local value"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(build(t, tt.src, tt.child)); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestArguments: what a child needs and does not know.
func TestArguments(t *testing.T) {
	g := build(t, "module \"m\" {\n  source = \"./m\"\n  siez   = 1\n}\n", "variable \"size\" {}\nvariable \"other\" {\n  default = 1\n}\n")
	_, diags := g.Env.CallArguments(g.Env.Module.Calls["m"])
	var got []string
	for _, d := range diags {
		got = append(got, d.Summary)
	}
	slices.Sort(got)
	if want := []string{"Missing required argument", "Unsupported argument"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConvertArgument(t *testing.T) {
	m := module(t, `
variable "n" {
  type = number
}
variable "set" {
  type     = string
  nullable = false
  default  = "d"
}
variable "required" {
  nullable = false
}
variable "o" {
  type = object({ a = string, b = optional(number, 3) })
}
`)
	for _, tt := range []struct {
		name    string
		given   cty.Value
		want    cty.Value
		problem bool
	}{
		{"n", cty.StringVal("5"), cty.NumberIntVal(5), false},
		{"n", cty.StringVal("x"), cty.NilVal, true},
		{"n", cty.NullVal(cty.DynamicPseudoType), cty.NullVal(cty.Number), false},
		{"set", cty.NullVal(cty.DynamicPseudoType), cty.StringVal("d"), false},
		{"required", cty.NullVal(cty.DynamicPseudoType), cty.NilVal, true},
		{"o", cty.ObjectVal(map[string]cty.Value{"a": cty.True}), cty.ObjectVal(map[string]cty.Value{"a": cty.StringVal("true"), "b": cty.NumberIntVal(3)}), false},
		{"o", cty.EmptyObjectVal, cty.NilVal, true},
	} {
		got, problem := ConvertArgument(m.Variables[tt.name], tt.given)
		if (problem != "") != tt.problem || !tt.problem && !got.RawEquals(tt.want) {
			t.Errorf("%s = %#v: %#v, %q", tt.name, tt.given, got, problem)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	names := []string{"name", "region", "tags"}
	for given, want := range map[string]string{"nam": "name", "regoin": "region", "name": "", "other": "", "": ""} {
		got := didYouMean(given, names)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}
