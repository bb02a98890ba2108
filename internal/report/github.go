package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/infralint/infralint/internal/lint"
)

// GitHub writes the workflow commands of GitHub Actions that become annotations
// of a pull request, one line a finding:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
// Unlike SARIF they need no permission and no code scanning; GitHub shows ten of
// each severity for a step.
type GitHub struct{}

var githubCommand = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Note: "notice"}

// The runner undoes these replacements. They leave no line end, so that nothing
// in a repository can write a command of its own.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Report implements Reporter.
func (GitHub) Report(w io.Writer, res *Result) error {
	out := bufio.NewWriter(w)
	for _, f := range res.Findings {
		region := physical(f.Span).Region // on one line: columns go with that alone
		message := escape(sentence(f.Message))
		for _, r := range f.Related {
			message += "\n" + escape(fmt.Sprintf("%s: %v", r.Message, r.Span.Pos()))
		}
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
			githubCommand[f.Severity], githubProperty.Replace(escape(uriPath(f.Span.File))),
			region.StartLine, region.StartColumn, region.EndLine, region.EndColumn,
			githubProperty.Replace(f.Rule.ID), githubMessage.Replace(message))
	}
	return out.Flush()
}
