package terraform_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// TestPlaces checks what a finding of validate has besides its message: the
// places that explain it, and what would put it right.
func TestPlaces(t *testing.T) {
	const child = "-- m/main.tf --\nvariable \"size\" {\n  type = number\n  validation {\n    condition     = var.size > 3\n    error_message = \"Small.\"\n  }\n}\noutput \"out\" {\n  value = var.size\n}\n"
	tests := []struct {
		name, files string
		want        string // rule line: related places; fixes
	}{
		{"duplicate", "-- main.tf --\nvariable \"a\" {}\nvariable \"a\" {}\n", "tf-duplicate-declaration 2: main.tf:1 first declared here;"},
		{"duplicates", "-- main.tf --\nlocals {\n  a = 1\n}\n-- z.tf --\nlocals {\n  a = 2\n}\n", "tf-duplicate-declaration 2: main.tf:2 first declared here;"},
		{"missing argument", "-- main.tf --\nmodule \"m\" {\n  source = \"./m\"\n}\n" + child, "tf-missing-argument 1: m/main.tf:1 variable declared here;"},
		{"wrong type", "-- main.tf --\nmodule \"m\" {\n  source = \"./m\"\n  size   = []\n}\n" + child, "tf-invalid-module-input 3: m/main.tf:1 variable declared here;"},
		{"bad value", "-- main.tf --\nmodule \"m\" {\n  source = \"./m\"\n  size   = 1\n}\n" + child, "tf-invalid-module-input 3: m/main.tf:3 validation rule;"},
		{"misspelt output", "-- main.tf --\nmodule \"m\" {\n  source = \"./m\"\n  size   = 5\n}\noutput \"o\" {\n  value = module.m.oot\n}\n" + child, `tf-unsupported-attribute 6: main.tf:1 module called here; Change it to "out" (unsafe)`},
		{"misspelt variable", "-- main.tf --\nvariable \"name\" {}\noutput \"o\" {\n  value = var.nam\n}\n", `tf-undeclared-reference 3:; Change it to "name" (unsafe)`},
		{"quoted type", "-- main.tf --\nvariable \"name\" {\n  type = \"list\"\n}\n", "tf-invalid-type 2:; Write the type in full"},
		{"cycle", "-- main.tf --\nlocals {\n  a = local.b\n  b = local.c\n  c = local.a\n}\n", "tf-cycle 2: main.tf:3 local.b (expand), main.tf:4 local.c (expand);"},
		{"two backends", "-- main.tf --\nterraform {\n  backend \"s3\" {}\n  cloud {}\n}\n", "tf-duplicate-declaration 2: main.tf:3 cloud block;"},
		{"passed by the caller", "-- main.tf --\nprovider \"aws\" {}\nmodule \"a\" {\n  source    = \"./a\"\n  providers = { aws = aws }\n}\n-- a/main.tf --\nmodule \"b\" {\n  source    = \"./b\"\n  providers = { aws = aws }\n}\n-- a/b/main.tf --\nresource \"aws_vpc\" \"v\" {}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range findings(t, linttest.Tree(txtar.Parse([]byte(tt.files)))) {
				if f.Rule.ID != "tf-fmt" && f.Rule.Severity == lint.Error {
					got = append(got, describe(f))
				}
			}
			if s := strings.Join(slices.Compact(got), "\n"); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func describe(f lint.Finding) string {
	pos := f.Span.Pos()
	var related, fixes []string
	for _, r := range f.Related {
		related = append(related, fmt.Sprintf(" %s:%d %s", r.Span.Pos().Path, r.Span.Pos().Line, r.Message))
	}
	for _, x := range f.Fixes {
		text := " " + x.Message
		if !x.Safe {
			text += " (unsafe)"
		}
		fixes = append(fixes, text)
	}
	return fmt.Sprintf("%s %d:%s;%s", f.Rule.ID, pos.Line, strings.Join(related, ","), strings.Join(fixes, ","))
}
