package terraform

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
)

// Syntax is the rule for what does not parse.
var Syntax = &lint.Rule{
	ID:       "tf-syntax",
	Title:    "Terraform code does not parse",
	Severity: lint.Error,
	Doc: `
The file breaks the syntax of the Terraform language, native or JSON.
Terraform refuses the whole module, and ` + "`terraform fmt`" + ` refuses the file.

The message is that of Terraform's own parser, at the place that it names. Put
right the first one of a file first: the others may follow from it. The file
is neither formatted nor validated until it parses.
`,
	Bad: `
-- main.tf --
resource "aws_instance" "web" {
  ami = 'ami-1'
}
`,
	Good: `
-- main.tf --
resource "aws_instance" "web" {
  ami = "ami-1"
}
`,
	Tags:  []string{"correctness", "validate", "syntax"},
	Refs:  []string{"https://developer.hashicorp.com/terraform/language/syntax/configuration"},
	Since: "0.1.0",
}

// maxSyntaxErrors bounds the findings of one file. The parser may find an
// error in each byte of what is no Terraform code at all.
const maxSyntaxErrors = 100

func checkSyntax(f *File, out *lint.Results) {
	if f.Unparsed != "" {
		out.Skip(f.Source.Path, f.Unparsed)
		return
	}
	n := 0
	for _, diag := range f.Diags {
		if diag.Severity != hcl.DiagError {
			continue
		}
		if n++; n > maxSyntaxErrors {
			continue
		}
		span := f.Source.LineSpan(1)
		if diag.Subject != nil {
			span = f.Span(*diag.Subject)
		}
		out.Report(lint.Finding{Rule: Syntax, Span: span, Message: Message(diag)})
	}
	if n > maxSyntaxErrors {
		out.Skip(f.Source.Path, fmt.Sprintf("has %d syntax errors, of which the first %d are shown", n, maxSyntaxErrors))
	}
}

// Message makes a sentence fragment of a diagnostic: its summary, a colon, its
// detail, in one line, no capital and no full stop.
func Message(diag *hcl.Diagnostic) string {
	summary := fragment(diag.Summary)
	switch detail := fragment(diag.Detail); {
	case detail == "":
		return summary
	case summary == "":
		return detail
	default:
		return summary + ": " + detail
	}
}

func fragment(text string) string {
	text = strings.TrimSuffix(strings.Join(strings.Fields(text), " "), ".")
	first, n := utf8.DecodeRuneInString(text)
	if second, _ := utf8.DecodeRuneInString(text[n:]); unicode.IsUpper(second) {
		return text // JSON, HCL
	}
	return string(unicode.ToLower(first)) + text[n:]
}
