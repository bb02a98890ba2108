package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/terraform/release"
)

// decode decodes the files of a txtar archive.
func decode(t *testing.T, archive string) (*Module, hcl.Diagnostics) {
	t.Helper()
	var files []File
	for _, f := range txtar.Parse([]byte(archive)).Files {
		var file *hcl.File
		var diags hcl.Diagnostics
		if strings.HasSuffix(f.Name, ".json") {
			file, diags = json.Parse(f.Data, f.Name)
		} else {
			file, diags = hclsyntax.ParseConfig(f.Data, f.Name, hcl.InitialPos)
		}
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		files = append(files, File{Body: file.Body, Override: strings.Contains(f.Name, "override")})
	}
	return Decode(files, release.Default(false))
}

func summaries(diags hcl.Diagnostics) (out []string) {
	for _, d := range diags {
		out = append(out, d.Summary)
	}
	return out
}

func TestDecode(t *testing.T) {
	m, diags := decode(t, `
-- main.tf --
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}
variable "size" {
  type    = object({ a = optional(number, 3) })
  default = {}
}
locals {
  a = 1
}
module "m" {
  source    = "./m"
  providers = { aws = aws.west }
  x         = 1
}
resource "aws_vpc" "v" {
  count    = 2
  provider = aws.west
  cidr     = "x"
  lifecycle {
    ignore_changes = [cidr]
  }
}
data "aws_ami" "a" {
}
moved {
  from = aws_vpc.old
  to   = module.m.aws_vpc.v
}
import {
  to = aws_vpc.v[0]
  id = "x"
}
-- more.tf.json --
{"output": {"o": {"value": "${local.a}"}}, "import": {"to": "aws_vpc.v[1]", "id": "y"}}
`)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	v := m.Variables["size"]
	if got := v.Default.GetAttr("a"); v.Required() || !got.RawEquals(cty.NumberIntVal(3)) {
		t.Errorf("the default of size is %#v", v.Default)
	}
	r := m.Resources[ResourceKey{Managed, "aws_vpc", "v"}]
	if r == nil || r.Count == nil || r.ProviderKey() != (ProviderKey{"aws", "west"}) || len(r.IgnoreChanges) != 1 {
		t.Fatalf("aws_vpc.v is %+v", r)
	}
	if attrs, _ := r.Body.JustAttributes(); len(attrs) != 1 || attrs["cidr"] == nil {
		t.Errorf("what is left of aws_vpc.v is %v", attrs)
	}
	if call := m.Calls["m"]; call.Source.Kind != LocalSource || call.Source.LocalDir("a/b") != "a/b/m" || len(call.Providers) != 1 {
		t.Errorf("module m is %+v", call)
	}
	if m.Moved[0].To.String() != "module.m.aws_vpc.v" || m.Imports[0].StaticKey != "aws_vpc.v[0]" || len(m.Imports) != 2 {
		t.Errorf("moved to %s, %d imports of %s", m.Moved[0].To, len(m.Imports), m.Imports[0].StaticKey)
	}
	if m.Outputs["o"] == nil || m.Locals["a"] == nil || m.Resources[ResourceKey{Data, "aws_ami", "a"}] == nil {
		t.Error("an output, local or data source is missing")
	}
	if got := m.Source("aws"); got.String() != "registry.terraform.io/hashicorp/aws" {
		t.Errorf("aws is %s", got)
	}
}

func TestOverride(t *testing.T) {
	m, diags := decode(t, `
-- main.tf --
variable "v" {
  type    = string
  default = "a"
}
output "o" {
  value = 1
}
resource "x_y" "z" {
  a = 1
  b = 2
  n {
  }
  n {
  }
}
module "m" {
  source = "./m"
}
-- main_override.tf --
variable "v" {
  default = "b"
}
resource "x_y" "z" {
  b = 3
  n {
    only = true
  }
}
module "m" {
  source = "./other"
}
`)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	if v := m.Variables["v"]; v.Type != cty.String || v.Default.AsString() != "b" {
		t.Errorf("variable v is %+v", v)
	}
	if m.Calls["m"].Source.Text != "./other" {
		t.Errorf("module m comes from %s", m.Calls["m"].Source.Text)
	}
	content, diags := m.Resources[ResourceKey{Managed, "x_y", "z"}].Body.Content(&hcl.BodySchema{
		Attributes: []hcl.AttributeSchema{{Name: "a", Required: true}, {Name: "b"}}, Blocks: []hcl.BlockHeaderSchema{{Type: "n"}},
	})
	if diags.HasErrors() || len(content.Attributes) != 2 || len(content.Blocks) != 1 {
		t.Errorf("%d arguments, %d blocks, %v", len(content.Attributes), len(content.Blocks), diags)
	}
	b, _ := content.Attributes["b"].Expr.Value(nil)
	if !b.RawEquals(cty.NumberIntVal(3)) {
		t.Errorf("b is %#v", b)
	}
}

func TestErrors(t *testing.T) {
	for src, want := range map[string][]string{
		"variable \"a\" {}\nvariable \"a\" {}\n":                                         {"Duplicate variable declaration"},
		"variable \"a\" {\n  type = nope\n}\n":                                           {"Invalid type specification"},
		"variable \"a\" {\n  type    = number\n  default = \"x\"\n}\n":                   {"Invalid default value for variable"},
		"variable \"a b\" {}\n":                                                          {"Invalid variable name"},
		"resource \"a\" {}\n":                                                            {"Missing name for resource"},
		"resource \"x_y\" \"a\" {\n  count    = 1\n  for_each = {}\n}\n":                 {`Invalid combination of "count" and "for_each"`},
		"output \"o\" {}\n":                                                              {"Missing required argument"},
		"terraform {\n  backend \"s3\" {}\n  cloud {}\n}\n":                              {"Both a backend and cloud configuration are present"},
		"terraform {\n  required_version = \"x\"\n}\n":                                   {"Invalid version constraint"},
		"moved {\n  from = x_y.a\n  to   = module.m\n}\n":                                {`Invalid "moved" addresses`},
		"import {\n  to = data.x_y.a\n  id = \"x\"\n}\n":                                 {"Invalid import address"},
		"removed {\n}\n":                                                                 {"Missing required argument"},
		"resource \"x_y\" \"a\" {\n  provisioner \"chef\" {}\n}\n":                       {`The "chef" provisioner has been removed`},
		"resource \"x_y\" \"a\" {\n  lifecycle {\n    prevent_destroy = var.x\n  }\n}\n": {"Variables not allowed", "Unsuitable value type"},
		"check \"c\" {}\n":                                                               {"Zero assert blocks"},
		"nope {}\n":                                                                      {"Unsupported block type"},
	} {
		_, diags := decode(t, "-- main.tf --\n"+src)
		if got := summaries(diags); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

func TestParseSource(t *testing.T) {
	for text, want := range map[string]SourceKind{
		"./a":                                LocalSource,
		"../a/b":                             LocalSource,
		"hashicorp/consul/aws":               RegistrySource,
		"app.terraform.io/org/name/aws":      RegistrySource,
		"terraform-aws-modules/iam/aws//sub": RegistrySource,
		"github.com/a/b":                     RemoteSource,
		"git::https://example.com/a.git":     RemoteSource,
		"git@github.com:a/b.git":             RemoteSource,
		"https://example.com/a.zip":          RemoteSource,
		"s3::https://s3.amazonaws.com/a/b":   RemoteSource,
		"modules/a":                          BadSource,
		"":                                   BadSource,
	} {
		got, problem := parseSource(text, false)
		if got != want || (problem != nil) != (want == BadSource) {
			t.Errorf("%q is %d, %v; want %d", text, got, problem, want)
		}
	}
	if kind, problem := parseSource("./a", true); kind != BadSource || problem == nil {
		t.Errorf("a path with a version is %d, %v", kind, problem)
	}
}

func TestParseTarget(t *testing.T) {
	for text, want := range map[string]string{
		"x_y.a":                    "x_y.a",
		"x_y.a[0]":                 "x_y.a",
		`module.m["k"].data.x_y.a`: "module.m.data.x_y.a",
		"module.m[0].module.n":     "module.m.module.n",
		"resource.data.a":          "data.a",
		"var.a":                    "!Invalid address",
		"x_y":                      "!Invalid address",
		"x_y.a[1.5]":               "!Invalid address",
		"x_y.a.b":                  "!Invalid address",
		"module":                   "!Invalid address operator",
		"x_y.a[0][1]":              "!Invalid address",
	} {
		traversal, diags := hclsyntax.ParseTraversalAbs([]byte(text), "", hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		target, diag := parseTarget(traversal)
		var got string
		if diag != nil {
			got = "!" + diag.Summary
		} else {
			got = target.String()
		}
		if got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
