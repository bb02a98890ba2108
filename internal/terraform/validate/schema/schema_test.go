package schema

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

func TestBuiltIn(t *testing.T) {
	var s BuiltIn
	aws := config.ImpliedSource("aws")
	for _, tt := range []struct {
		provider config.ProviderSource
		mode     config.Mode
		typ      string
		want     Lookup
	}{
		{config.BuiltIn, config.Managed, "terraform_data", Found},
		{config.BuiltIn, config.Data, "terraform_remote_state", Found},
		{config.BuiltIn, config.Data, "terraform_data", Missing},
		{config.BuiltIn, config.Ephemeral, "terraform_data", Missing},
		{aws, config.Managed, "aws_vpc", Unknown},
		{aws, config.Managed, "terraform_data", Unknown},
	} {
		if block, got := s.Resource(tt.provider, tt.mode, tt.typ); got != tt.want || (block != nil) != (got == Found) {
			t.Errorf("%v %s %s: %v, %v", tt.provider, tt.mode.Keyword(), tt.typ, block, got)
		}
	}
	if _, got := s.Provider(aws); got != Unknown {
		t.Errorf("provider aws: %v", got)
	}
	if got := s.Types(config.BuiltIn, config.Managed); len(got) != 1 || got[0] != "terraform_data" {
		t.Errorf("types: %v", got)
	}
}

// TestSpec decodes each way of nesting.
func TestSpec(t *testing.T) {
	inner := func() *Block {
		return &Block{Attributes: map[string]*Attribute{"a": required(cty.String)}}
	}
	block := &Block{
		Attributes: map[string]*Attribute{"n": optional(cty.Number), "id": computed(cty.String)},
		Blocks: map[string]*Nested{
			"single": {inner(), Single, 0, 1},
			"group":  {inner(), Group, 0, 1},
			"list":   {inner(), List, 0, 2},
			"set":    {inner(), Set, 0, 0},
			"map":    {inner(), Map, 0, 0},
			"tuple":  {&Block{Attributes: map[string]*Attribute{"a": optional(cty.DynamicPseudoType)}}, List, 0, 0},
		},
	}
	decode := func(src string) (cty.Value, hcl.Diagnostics) {
		file, diags := hclsyntax.ParseConfig([]byte(src), "x.tf", hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		return hcldec.Decode(file.Body, block.Spec(), nil)
	}
	v, diags := decode("n = 1\nsingle {\n  a = \"x\"\n}\nlist {\n  a = \"x\"\n}\nlist {\n  a = \"y\"\n}\nset {\n  a = \"x\"\n}\nmap \"k\" {\n  a = \"x\"\n}\ntuple {\n  a = 1\n}\n")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	if v.GetAttr("list").LengthInt() != 2 || v.GetAttr("map").Index(cty.StringVal("k")).GetAttr("a").AsString() != "x" || !v.GetAttr("group").IsNull() {
		t.Errorf("decoded to %#v", v)
	}
	if got := v.GetAttr("single").Type(); !got.Equals(block.Type().AttributeType("single")) {
		t.Errorf("single is a %s", got.FriendlyName())
	}
	for src, want := range map[string]string{
		"list {}\n": "Missing required argument",
		"list {\n  a = \"x\"\n}\nlist {\n  a = \"x\"\n}\nlist {\n  a = \"x\"\n}\n": "Too many list blocks",
		"nope = 1\n":    "Unsupported argument",
		"other {\n}\n":  "Unsupported block type",
		"n = \"x\"\n":   "Incorrect attribute value type",
		"map {\n}\n":    "Missing key for map",
		"single = []\n": "Unsupported argument",
	} {
		if _, diags := decode(src); !diags.HasErrors() || diags[0].Summary != want {
			t.Errorf("%q: %v, want %s", src, diags, want)
		}
	}
}

// TestProvisioners checks that those that are part of Terraform are there.
func TestProvisioners(t *testing.T) {
	for _, name := range []string{"file", "local-exec", "remote-exec"} {
		if Provisioners[name] == nil {
			t.Errorf("no provisioner %s", name)
		}
	}
}
