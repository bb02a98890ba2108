package terraform

import (
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// ModuleStructure reports what is not where the standard structure has it.
var ModuleStructure = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-module-structure",
		Title:    "module departs from the standard structure",
		Severity: lint.Note,
		Doc: `
People who know Terraform look for the inputs of a module in ` + "`variables.tf`" + `, for
its outputs in ` + "`outputs.tf`" + ` and start to read in ` + "`main.tf`" + `.

Move the block to the file where it is looked for, and have all three files,
be they empty.
`,
		Bad: `
-- main.tf --
variable "region" {
  type = string
}
-- variables.tf --
-- outputs.tf --
`,
		Good: `
-- main.tf --
-- variables.tf --
variable "region" {
  type = string
}
-- outputs.tf --
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_standard_module_structure"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/modules/develop/structure"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		if !m.IsModule() {
			return nil
		}
		there := make(map[string]bool)
		for _, f := range m.Parsed() {
			there[stem(f)] = true
		}
		for _, name := range []string{"main", "variables", "outputs"} {
			if !there[name] {
				pass.Reportf(m.File().LineSpan(1), "module has no %s.tf", name)
			}
		}
		for _, b := range m.Blocks() {
			home := map[string]string{"variable": "variables", "output": "outputs"}[b.Type]
			if home != "" && stem(b.File) != home && !b.File.IsOverride() {
				pass.Reportf(b.Span(), "%s %q is not in %s.tf", b.Type, b.Name(), home)
			}
		}
		return nil
	},
}

// stem returns the name of a file up to the first period.
func stem(f *terraform.File) string {
	name, _, _ := strings.Cut(path.Base(f.Source.Path), ".")
	return name
}
