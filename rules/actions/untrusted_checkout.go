package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

const untrustedCheckoutGood = `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          ref: ${{ github.event.pull_request.head.sha }}
          allow-unsafe-pr-checkout: true
      - run: npm ci && npm test
`

// UntrustedCheckout reports code of outsiders that runs with the rights of the
// repository.
var UntrustedCheckout = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-untrusted-checkout",
		Title:    "code of a pull request runs with the secrets of the repository",
		Severity: lint.Error,
		Doc: `
The workflow runs with the secrets of the repository and a token that may write, checks
out what somebody sent, and then runs it: a build, a test, the installation of its
dependencies, an action in its directory. Whoever opens a pull request decides what
that does. It need not be the tests themselves: ` + "`npm ci`, `make`, `pip install .`" + `
and ` + "`docker build`" + ` all run what the checked-out files say.

Use ` + "`pull_request`" + `, which has no secrets. Where rights are needed, build in
such a workflow, and let another one with ` + "`workflow_run`" + ` take nothing but a
number or a plain result from it. A condition that holds only for branches of the
repository itself also helps:
` + "`if: github.event.pull_request.head.repo.full_name == github.repository`" + `. A label that
somebody has to set helps where the workflow runs for ` + "`types: [labeled]`" + ` alone: with
` + "`synchronize`" + `, which is among the types when none are named, what is pushed after the
label was set runs too.

actions/checkout v7 (and v6.1, v5.1, v4.4) refuses what forks sent under
` + "`pull_request_target` and `workflow_run`" + `, unless ` + "`allow-unsafe-pr-checkout: true`" + ` is
set; that is not reported. The tags v4, v5 and v6 are: they moved to it in July 2026, but
a mirror or a server of your own may have them as they were. It does not refuse anything
after a comment on an issue, nor what ` + "`gh` and `git`" + ` fetch.
`,
		Bad:   lint.Edit(untrustedCheckoutGood, "on: pull_request", "on: pull_request_target"),
		Good:  untrustedCheckoutGood,
		Tags:  []string{"security"},
		Peers: []string{"poutine:untrusted_checkout_exec", "codeql:actions/untrusted-checkout/critical", "codeql:actions/untrusted-checkout/high", "codeql:actions/untrusted-checkout/medium", "codeql:actions/cache-poisoning/poisonable-step", "codeql:actions/improper-access-control", "codeql:actions/untrusted-checkout-toctou/critical", "codeql:actions/untrusted-checkout-toctou/high", "octoscan:dangerous-checkout", "scorecard:Dangerous-Workflow", "semgrep:pull-request-target-code-checkout", "semgrep:workflow-run-target-code-checkout"},
		Refs: []string{
			"https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/",
			"https://github.blog/changelog/2026-06-18-safer-pull_request_target-defaults-for-github-actions-checkout/",
		},
		Since: "0.1.0",
	},
	Run: untrustedCheckout,
}

// maxSteps bounds the steps of a job that are looked at.
const maxSteps = 1_000

func untrustedCheckout(pass *actions.Pass) error {
	t := pass.Unit
	if !t.RunsOn("pull_request_target", "workflow_run", "issue_comment", "issues") {
		return nil
	}
	for _, j := range t.Jobs() {
		guarded := guardOf(t, j.If)
		if j.Environment != nil {
			guarded = max(guarded, approved)
		}
		for i, s := range j.Steps[:min(len(j.Steps), maxSteps)] {
			in := actions.Scope{Job: j, Step: s}
			span, ok := checksOut(t, in)
			if !ok {
				continue
			}
			how := ""
			switch max(guarded, guardOf(t, s.If)) {
			case owned:
				continue
			case approved:
				if !moves(t, in) {
					continue
				}
				how = " by a name that can move after somebody approved it"
			}
			for _, later := range j.Steps[i:min(len(j.Steps), maxSteps)] {
				at, what := runsCode(t, later, later == s)
				if what == "" || isGuard(t, later.If) {
					continue
				}
				pass.Report(lint.Finding{
					Span:    span,
					Message: "code that an outsider sent is checked out here" + how + ", and " + what + " runs it with the rights of the repository",
					Related: []lint.Related{{Span: at, Message: "it is run here"}},
				})
				break
			}
		}
	}
	return nil
}

// checksOut returns where a step names what outsiders sent as the code to
// check out.
func checksOut(t *actions.Workflow, in actions.Scope) (source.Span, bool) {
	if actions.IsAction(actions.Uses(in.Step), "actions/checkout") {
		if refusesForks(t, in.Step) {
			return source.Span{}, false
		}
		for _, name := range []string{"ref", "repository"} {
			v := actions.Input(in.Step, name)
			for _, e := range t.Exprs(v) {
				for _, value := range t.Values(in, e) {
					if isSent(value.Path) || isSent(value.From) || pullRef.MatchString(v.Value) {
						return t.ExprSpan(e), true
					}
				}
			}
		}
		return source.Span{}, false
	}
	run := actions.Run(in.Step)
	if run == nil {
		return source.Span{}, false
	}
	if m := fetchCommand.FindStringIndex(run.Value); m != nil {
		return t.Part(run, m[0], m[1]), true
	}
	for _, m := range gitCommand.FindAllStringIndex(run.Value, -1) {
		for _, e := range t.Exprs(run) {
			for _, value := range t.Values(in, e) {
				if m[0] <= e.Start && e.End <= m[1] && isSent(value.Path) {
					return t.Part(run, m[0], m[1]), true
				}
			}
		}
	}
	return source.Span{}, false
}

var (
	// sent are the commits, branches and repositories that come from outside.
	sent = lazyregexp.New(`^(?:github\.(?:head_ref|event\.(?:pull_request\.(?:head\.(?:sha|ref|label|repo\..*)|merge_commit_sha)|workflow_run\.(?:head_sha|head_branch|head_commit\.id|head_repository\..*|pull_requests\..*\.head\..*)))|steps\.[^.]*\.outputs\.(?:.*[-_])?(?:head|sha|ref|branch)(?:[-_].*)?)$`)
	// pullRef is the ref of a pull request, its number from an expression.
	pullRef      = lazyregexp.New(`refs/pull/\s*\$\{\{`)
	fetchCommand = lazyregexp.New(`\bgh\s+pr\s+checkout\b[^\n]*|\bgit\s+(?:fetch|pull)\b[^\n]*\bpull/[^\n]*`)
	gitCommand   = lazyregexp.New(`\bgit\s+(?:fetch|pull|checkout|switch|reset|clone|merge)\b[^\n]*`)
)

func isSent(path string) bool { return sent.MatchString(path) }

// runsCode returns what a step runs of the files that are checked out, and
// where; after the checkout itself where it is the same step.
func runsCode(t *actions.Workflow, s *actionlint.Step, same bool) (source.Span, string) {
	if uses := actions.Uses(s); uses != nil {
		if strings.HasPrefix(uses.Value, "./") { // "$/" is not taken from what is checked out
			return t.Span(uses), "the action " + uses.Value
		}
		for _, name := range buildActions {
			if actions.IsAction(uses, name) {
				return t.Span(uses), name
			}
		}
		return source.Span{}, ""
	}
	run := actions.Run(s)
	if run == nil {
		return source.Span{}, ""
	}
	start := 0
	if same {
		if m := fetchCommand.FindStringIndex(run.Value); m != nil {
			start = m[1]
		}
	}
	m := buildCommand.FindStringSubmatchIndex(run.Value[start:])
	if m == nil {
		return source.Span{}, ""
	}
	return t.Part(run, start+m[2], start+m[3]), strings.Join(strings.Fields(run.Value[start+m[2]:start+m[3]]), " ")
}
