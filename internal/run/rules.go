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

// IgnoreWithoutEffect is the rule for comments that accept nothing.
var IgnoreWithoutEffect = &lint.Rule{
	ID:       "ignore-without-effect",
	Title:    "comment accepts findings that there are not",
	Severity: lint.Warning,
	Doc: `
A comment ` + "`infralint: ignore[…]`" + ` names a rule that does not exist, or one that finds
nothing in the line, or in the line below the comment. The first is a slip: the finding
it is about is still there, or comes back. The second was meant for something that has
changed since, and would hide the next fault of that kind from everybody.

Correct the name, or remove it from the comment. Whether a rule finds nothing is only
known, and only said, when the whole repository is checked and the rule is on.
`,
	Bad: `
-- main.tf --
# infralint: ignore[tf-format]
variable   "region" {
  type = string
}
output "region" {
  value = var.region
}
`,
	Good: `
-- main.tf --
# infralint: ignore[tf-fmt]
variable   "region" {
  type = string
}
output "region" {
  value = var.region
}
`,
	Tags:  []string{"style"},
	Since: "0.1.0",
}
