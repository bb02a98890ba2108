package run

import "github.com/infralint/infralint/internal/lint"

// InternalError is the rule under which a failure of infralint itself on one
// unit is reported, so that the rest of the run stays intact.
var InternalError = &lint.Rule{
	ID:       "internal-error",
	Title:    "infralint itself failed here",
	Severity: lint.Error,
	Doc: `
infralint could not check this file, module or kustomization: it met an error
or panicked. That is a fault of infralint, never of the code. Everything else
was checked.

Please [report it](https://github.com/infralint/infralint/issues) with the
message and, if you may, the file.
`,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}
