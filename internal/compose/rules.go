package compose

import (
	"errors"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

var ruleSyntax = &lint.Rule{
	ID:       "compose-syntax",
	Title:    "compose file is no valid YAML",
	Severity: lint.Error,
	Doc: `
Docker Compose cannot read the file: it is no YAML, or a mapping has a key twice.
Nothing else of it was checked.
`,
	Bad: `
-- compose.yaml --
services:
  web: {image: nginx:1.29.1
`,
	Good: `
-- compose.yaml --
services:
  web: {image: nginx:1.29.1}
`,
	Tags:  []string{"correctness", "syntax"},
	Refs:  []string{"https://docs.docker.com/reference/compose-file/"},
	Since: "0.1.0",
}

var ruleSchema = &lint.Rule{
	ID:       "compose-schema",
	Title:    "compose file has not the structure of the Compose Specification",
	Severity: lint.Error,
	Doc: `
The file does not fit the JSON Schema of the Compose Specification: a key that
does not exist, a value of another type, one that is missing. Docker Compose
refuses the whole file.

A value with a variable, such as ` + "`${PORT}`" + `, has any type. Keys that begin
with ` + "`x-`" + ` may stand anywhere.
`,
	Bad: `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    port: ["8080:80"]
`,
	Good: `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    ports: ["8080:80"]
`,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://docs.docker.com/reference/compose-file/"},
	Since: "0.1.0",
}

func reportSyntax(f *source.File, err error, out *lint.Results) {
	span, text := f.LineSpan(1), err.Error()
	var e *yamlfile.Error
	if errors.As(err, &e) {
		span, text = e.Span, e.Message
	}
	out.Report(lint.Finding{Rule: ruleSyntax, Span: span, Message: strings.TrimPrefix(text, "yaml: ")})
}
