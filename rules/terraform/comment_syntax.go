package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// CommentSyntax reports comments that start with //.
var CommentSyntax = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-comment-syntax",
		Title:    "comment starts with two slashes",
		Severity: lint.Note,
		Doc: `
Terraform takes ` + "`#` and `//`" + ` for the same, and its style guide asks for
` + "`#`" + ` throughout, which is also what tools that write Terraform code put.
`,
		Bad: `
-- main.tf --
// the network of the office
locals {
  office = "203.0.113.0/24"
}
`,
		Good: `
-- main.tf --
# the network of the office
locals {
  office = "203.0.113.0/24"
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_comment_syntax"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/style#comments"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			src := n.File.Source.Content
			if !mayHaveSlashes(src) {
				continue
			}
			tokens, _ := hclsyntax.LexConfig(src, n.File.Source.Path, hcl.InitialPos)
			for _, token := range tokens {
				if token.Type != hclsyntax.TokenComment || !bytes.HasPrefix(token.Bytes, []byte("//")) {
					continue
				}
				start := token.Range.Start.Byte
				span := n.File.Source.Span(start, start+2)
				pass.Report(lint.Finding{
					Span:    span,
					Message: "comment starts with // instead of #",
					Fixes:   []lint.Fix{{Message: "Write # instead of //", Safe: true, Edits: []lint.TextEdit{{Span: span, New: []byte("#")}}}},
				})
			}
		}
		return nil
	},
}

// mayHaveSlashes reports whether a comment of the kind may be in src. Few files
// have one, and the others need not be split into tokens once more.
func mayHaveSlashes(src []byte) bool {
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("//"))
		if i < 0 {
			return false
		}
		if at += i; at == 0 || src[at-1] != ':' {
			return true
		}
		at += 2
	}
}
