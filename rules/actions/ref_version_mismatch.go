package actions

import (
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// RefVersionMismatch reports pins whose version comments contradict each other.
var RefVersionMismatch = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-ref-version-mismatch",
		Title:    "version comment of a pinned action contradicts another one",
		Severity: lint.Warning,
		Doc: `
A commit says nothing to a person, so the version stands beside it as a comment. Two
comments in this repository cannot both be right: they give one commit two versions,
or one full version to two commits. Somebody updated one half by hand, or a commit was
slipped in under a version that people trust.

Look the commit up in the repository of the action, and correct the comment or the
commit. ` + "`# v4` beside `# v4.2.1`" + ` is no contradiction, nor is one short version with
several commits, since such tags move. Where ` + "`.github/actions.lock`" + ` knows the version,
it says which of the two is wrong.
`,
		Bad: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v4.2.2
`,
		Good: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
`,
		Tags:  []string{"supply-chain"},
		Peers: []string{"zizmor:ref-version-mismatch", "pinact:001"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, p := range pass.Unit.OwnPins() {
			if p.Version == "" {
				continue
			}
			if message := pass.Unit.ContradictsLock(p); message != "" {
				pass.Reportf(p.Span, "%s", message)
				continue
			}
			if pass.Unit.AgreesWithLock(p) {
				continue // another one is wrong
			}
			for _, other := range pass.Unit.Pins(p.Repository) {
				if !contradict(p, other) {
					continue
				}
				pass.Report(lint.Finding{Span: p.Span, Message: contradiction(p, other), Related: []lint.Related{{Span: other.Span, Message: "the other one"}}})
				break
			}
		}
		return nil
	},
}

func contradict(a, b actions.Pin) bool {
	if a.Commit == b.Commit {
		return !isPartOf(a.Version, b.Version) && !isPartOf(b.Version, a.Version)
	}
	return a.Version == b.Version && strings.Count(a.Version, ".") >= 2 // a short one moves
}

// isPartOf reports whether version is short for full: 4.2 for 4.2.1.
func isPartOf(version, full string) bool {
	return version == full || strings.HasPrefix(full, version+".")
}

func contradiction(p, other actions.Pin) string {
	if p.Commit == other.Commit {
		return fmt.Sprintf("commit %.7s of %s is v%s here and v%s elsewhere", p.Commit, p.Repository, p.Version, other.Version)
	}
	return fmt.Sprintf("v%s of %s is commit %.7s here and %.7s elsewhere", p.Version, p.Repository, p.Commit, other.Commit)
}
