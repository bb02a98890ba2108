package discover

import "github.com/infralint/infralint/internal/lint"

// FileNotChecked is the rule for a file that was found but cannot be read as
// text.
var FileNotChecked = &lint.Rule{
	ID:       "file-not-checked",
	Title:    "file cannot be read as text",
	Severity: lint.Note,
	Doc: `
The name of the file says that it should be checked, but it is larger than
10 MB, binary, not UTF-8, not readable, or a link that leads out of the
repository. It was left out; everything else was checked.

Exclude the file in ` + "`.infralint.yaml`" + ` if it is no infrastructure code.
`,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}
