package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const knownVulnerableActionGood = `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: tj-actions/branch-names@v9.0.2
`

// KnownVulnerableAction reports actions and reusable workflows in versions that a
// published advisory is about.
var KnownVulnerableAction = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-known-vulnerable-action",
		Title:    "version of the action has a known vulnerability",
		Severity: lint.Error,
		Doc: `
A published advisory says that this version of the action or of the reusable workflow
can be abused: a branch name or a file name runs as a command, a secret is written to
the log, a tag was moved to the code of an attacker. What runs beside it gets the token
and the secrets of the job, and everybody can read how it is done.

Use the version that mends it, or a later one. If the tag of the action was moved, take
the secrets that its jobs had for stolen, and replace them.

infralint asks nobody: it has a list of advisories, as of ` + advisoriesDate + `. What is published
later is not on it, and it may lack others: no finding is no proof.

It looks at full versions (` + "`v4.1.2`" + `), and of a commit at the version in the comment behind
it or in ` + "`.github/actions.lock`" + `. A tag that moves (` + "`v4`, `v4.1`" + `) is reported where the mended version belongs to a later
line, so that the tag never gets there. Branches and other commits are not reported,
since nothing here says which version they are, but for the commit of an attack itself.
Where tags were moved, whoever named another commit was safe: its version does not count.
`,
		Bad:   lint.Edit(knownVulnerableActionGood, "- uses: tj-actions/branch-names@v9.0.2", "- uses: tj-actions/branch-names@v7.0.6"),
		Good:  knownVulnerableActionGood,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"zizmor:known-vulnerable-actions", "poutine:known_vulnerability_in_build_component", "codeql:actions/vulnerable-action", "octoscan:known-vulnerability"},
		Refs:  []string{"https://github.com/advisories?query=type%3Areviewed+ecosystem%3Aactions"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		check := func(uses *actionlint.String) {
			if uses == nil {
				return
			}
			known := advisoriesOf()[strings.ToLower(repositoryOf(uses.Value))]
			if known == nil {
				return
			}
			use, ok := pass.Unit.Use(uses)
			if !ok {
				return
			}
			known = slices.DeleteFunc(slices.Clone(known), func(a *advisory) bool {
				return !strings.HasPrefix(strings.ToLower(use.Path), a.path)
			})
			if f, ok := vulnerability(known, &use, pass.Unit.Version(uses)); ok {
				f.Span = use.Span
				pass.Report(f)
			}
		}
		for _, j := range pass.Unit.Jobs() {
			if j.WorkflowCall != nil {
				check(j.WorkflowCall.Uses)
			}
			for _, s := range j.Steps {
				check(actions.Uses(s))
			}
		}
		return nil
	},
}

// vulnerability returns what those advisories that are about a use, whose version is a
// tag, say of it, without its place; false where none is.
func vulnerability(known []*advisory, use *actions.Use, tag string) (lint.Finding, bool) {
	pinned := use.IsCommit()
	for _, a := range known {
		if pinned && slices.Contains(a.commits, strings.ToLower(use.Ref)) {
			return lint.Finding{
				Message: fmt.Sprintf("%s %.7s is the code of an attacker (%s)", use, use.Ref, a.id()) + mended([]*advisory{a}, known, "it"),
				Detail:  a.String(),
			}, true
		}
	}
	v, isVersion := parseVersion(tag)
	var found []*advisory
	var ids, details []string
	for _, a := range known {
		switch {
		case pinned && (!isVersion || a.moved || !a.affectsAll(v)):
		case a.bare && strings.HasPrefix(tag, "v"):
		case isVersion && a.affects(v), !pinned && slices.Contains(a.tags, tag):
			found = append(found, a)
			ids = append(ids, a.id())
			details = append(details, a.String())
		}
	}
	what, them := "a known vulnerability", "it"
	switch {
	case len(found) == 0:
		return lint.Finding{}, false
	case len(found) > 1:
		what, them = "known vulnerabilities", "them"
	}
	return lint.Finding{
		Message: fmt.Sprintf("%s %s has %s (%s)", use, tag, what, strings.Join(ids, ", ")) + mended(found, known, them),
		Detail:  strings.Join(details, "\n"),
	}, true
}

// mended says which version is free of what is found, and of all else that is known;
// empty where that is not known.
func mended(found, known []*advisory, them string) string {
	var fixed string
	var v version
	for len(found) > 0 {
		for _, a := range found {
			f, ok := parseVersion(a.instead())
			if !ok {
				return ""
			}
			if f.compare(v) > 0 {
				fixed, v = a.instead(), f
			}
		}
		v.parts = len(v.numbers)
		found = slices.DeleteFunc(slices.Clone(known), func(a *advisory) bool { return !a.affects(v) })
	}
	return fmt.Sprintf("; %s mends %s", fixed, them)
}
