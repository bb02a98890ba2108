package terraform

import (
	"bytes"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// JSONSyntax reports JSON files whose root is an array.
var JSONSyntax = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-json-syntax",
		Title:    "root of a JSON file is an array",
		Severity: lint.Note,
		Doc: `
Terraform's JSON syntax is an object with a property for each type of block.
The parser takes an array of such objects too, which is nowhere documented, and
other tools do not.

Make one object of those in the array.
`,
		Bad: `
-- main.tf.json --
[{"variable": {"region": {"type": "string"}}}]
`,
		Good: `
-- main.tf.json --
{"variable": {"region": {"type": "string"}}}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_json_syntax"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/syntax/json#json-file-structure"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		for _, f := range pass.Unit.Selected() {
			content := f.Source.Content
			at := len(content) - len(bytes.TrimLeft(content, "\uFEFF \t\r\n"))
			if f.JSON && f.Kind == terraform.Config && at < len(content) && content[at] == '[' {
				pass.Reportf(f.Source.Span(at, at+1), "root of the file is an array instead of an object")
			}
		}
		return nil
	},
}
