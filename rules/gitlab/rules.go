// Package gitlab holds the rules for pipelines of GitLab that are written in
// Go, one file each: those that read scripts. Rules that plain data can tell are
// policies.
package gitlab

import (
	"fmt"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// All lists the rules, in order of ID.
var All = []*gitlab.Analyzer{
	CurlPipeShell,
	Injection,
	InputExpansion,
	TokenExfiltration,
}

// report reports a finding, with the place where its file is included.
func report(pass *gitlab.Pass, at source.Span, format string, args ...any) {
	f := lint.Finding{Span: at, Message: fmt.Sprintf(format, args...)}
	if where, ok := pass.Unit.Related(at); ok {
		f.Related = []lint.Related{{Span: where, Message: "included here"}}
	}
	pass.Report(f)
}
